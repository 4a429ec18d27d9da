package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.participant.Outlook;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.TaskSummary;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what your account has to do in each of its tasks, what it waits for, and until when.",
        footer = {"", "Example:", "  flock status --as Org1MSP::user1", "  flock status digits --output json"})
final class StatusCommand implements Callable<Integer> {
    private static final int MOST_NAMED = 3;

    @Parameters(
            paramLabel = "TASK",
            arity = "0..*",
            description = "tasks of the Alliance (default: those that you joined)")
    private List<TaskId> tasks = new ArrayList<>();

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    StatusCommand() {}

    @Override
    public Integer call() {
        Table table = new Table("TASK", "PHASE", "ROUND", "YOU", "WAITS FOR", "UNTIL");
        JsonArray json = new JsonArray();
        try (FlockClient flock = connection.connect()) {
            boolean all = tasks.isEmpty();
            for (TaskId task : all
                    ? TaskListCommand.all(flock).stream()
                            .map(TaskSummary::taskId)
                            .toList()
                    : tasks) {
                ParticipantView own =
                        flock.alliance().participant(task, flock.account()).run();
                if (!all || own.join().isPresent()) {
                    TaskView view = flock.alliance().task(task).run();
                    Outlook outlook =
                            Outlook.of(flock.account(), view, own, Instant.now().getEpochSecond());
                    json.add(json(view, outlook));
                    row(table, view, outlook);
                }
            }
        }
        output.print(json, json.isEmpty() ? List.of("no task; 'flock task list' shows what there is") : table.lines());
        return ExitClass.SUCCESS.status();
    }

    private static void row(Table table, TaskView view, Outlook outlook) {
        PhaseRecord phase = view.phase();
        table.row(
                view.task().definition().taskId().text(),
                phase.phase().name(),
                phase.round() + " of " + view.task().definition().rounds(),
                words(outlook.doing(), phase.phase()),
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

    private static String words(Outlook.Doing doing, Phase phase) {
        return switch (doing) {
            case MAY_JOIN -> "may join";
            case JOINED -> "joined, it begins later";
            case ACTS -> "act now: " + duty(phase);
            case WAITS -> "wait for others";
            case CLOSES -> "may close the phase";
            case CLAIMS -> "claim what is due";
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

    private static JsonObject json(TaskView view, Outlook outlook) {
        JsonObject json = new JsonObject();
        json.addProperty("task", view.task().definition().taskId().text());
        json.addProperty("phase", view.phase().phase().name());
        json.addProperty("round", view.phase().round());
        json.addProperty("rounds", view.task().definition().rounds());
        json.addProperty("doing", outlook.doing().name());
        JsonArray awaited = new JsonArray();
        outlook.awaited().forEach(account -> awaited.add(account.toString()));
        json.add("awaited", awaited);
        outlook.until().ifPresent(second -> json.addProperty("until", second));
        return json;
    }
}
