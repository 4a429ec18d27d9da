package io.flock.client.cli.watch;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.arena.ArenaOutlook;
import io.flock.client.cli.output.StandingLines;
import io.flock.client.cli.output.Table;
import io.flock.client.participant.Outlook;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where an account stands in one of its tasks, of either kind.
 *
 * @param kind ALLIANCE or ARENA
 * @param round the round, in the Arena the epoch
 * @param duty what the phase asks of the account, if it is awaited
 */
record StatusLine(String kind, TaskId task, String phase, int round, int rounds, String duty, Outlook outlook) {
    private static final int MOST_NAMED = 3;
    private static final List<String> OVER = List.of(Phase.COMPLETED.name(), Phase.CANCELLED.name());

    /** In a task of the Alliance. */
    static StatusLine of(TaskView view, ParticipantView own, long now) {
        return new StatusLine(
                "ALLIANCE",
                view.task().definition().taskId(),
                view.phase().phase().name(),
                view.phase().round(),
                view.task().definition().rounds(),
                duty(view.phase().phase()),
                Outlook.of(own.account(), view, own, now));
    }

    /** In a task of the Arena. */
    static StatusLine of(ArenaTaskView view, ArenaParticipantView own, long now) {
        boolean node =
                own.stake().filter(stake -> stake.role() == ArenaRole.NODE).isPresent();
        return new StatusLine(
                "ARENA",
                view.task().definition().taskId(),
                view.phase().phase().name(),
                view.phase().epoch(),
                view.task().definition().epochs(),
                duty(view.phase().phase(), node, view.access().isPresent()),
                ArenaOutlook.of(view, own, now));
    }

    /** The columns of the table. */
    static Table table() {
        return new Table("TASK", "PHASE", "ROUND", "YOU", "WAITS FOR", "UNTIL");
    }

    void addTo(Table table) {
        table.row(
                task.text(),
                phase,
                StandingLines.progress(OVER.contains(phase), round, rounds),
                words(),
                names(outlook.awaited()),
                outlook.until().isPresent()
                        ? Instant.ofEpochSecond(outlook.until().getAsLong()).toString()
                        : "");
    }

    private static String names(List<AccountId> awaited) {
        String named =
                awaited.stream().limit(MOST_NAMED).map(AccountId::toString).collect(Collectors.joining(" "));
        return awaited.size() <= MOST_NAMED ? named : named + " and " + (awaited.size() - MOST_NAMED) + " more";
    }

    private String words() {
        return switch (outlook.doing()) {
            case MAY_JOIN -> "may join";
            case JOINED -> "joined, it begins later";
            case ACTS -> "act now: " + duty;
            case WAITS -> "wait for others";
            case CLOSES -> "may close the phase";
            case CLAIMS -> "claim what is due";
            case VESTS -> "a reward becomes free";
            case OVER -> "nothing left to do";
            case NOT_IN -> "not in it";
        };
    }

    private static String duty(Phase phase) {
        return switch (phase) {
            case SEED -> "show your part of the seed";
            case PROPOSE_COMMIT -> "train, and commit to the update";
            case PROPOSE_REVEAL -> "show the update";
            case VOTE_COMMIT -> "judge, and commit to the verdicts";
            case VOTE_REVEAL -> "show the verdicts";
            case AGGREGATE_COMMIT -> "aggregate, and commit to it";
            case AGGREGATE_REVEAL -> "show the aggregate";
            case RECRUITING, CLOSED, COMPLETED, CANCELLED -> phase.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String duty(ArenaPhase phase, boolean node, boolean access) {
        return switch (phase) {
            case ACCESS -> access ? "open the validation set" : "publish the validation set's keys";
            case SEED -> "show your part of the seed";
            case SUBMIT -> "train, and commit to the submission";
            case REVEAL -> node ? "show the submission" : "check in for the draw";
            case FINAL_KEY -> "publish the final set's key";
            case SCORE_COMMIT -> "score, and commit to the scores";
            case SCORE_REVEAL, DISPUTE_REVEAL -> "show the scores";
            case DISPUTE_COMMIT -> "score what is disputed, and commit to the scores";
            case OPEN, CLOSED, COMPLETED, CANCELLED -> phase.name().toLowerCase(Locale.ROOT);
        };
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("task", task.text());
        json.addProperty("kind", kind);
        json.addProperty("phase", phase);
        json.addProperty("round", round);
        json.addProperty("rounds", rounds);
        json.addProperty("doing", outlook.doing().name());
        JsonArray awaited = new JsonArray();
        outlook.awaited().forEach(account -> awaited.add(account.toString()));
        json.add("awaited", awaited);
        outlook.until().ifPresent(second -> json.addProperty("until", second));
        return json;
    }
}
