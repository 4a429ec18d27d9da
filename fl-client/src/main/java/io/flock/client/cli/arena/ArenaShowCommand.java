package io.flock.client.cli.arena;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.StandingLines;
import io.flock.client.cli.output.Table;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.Referral;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock arena show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a task of the Arena: where it stands, who is awaited, and what everybody's stake is.",
        footer = {"", "Example:", "  flock arena show best-digits", "  flock arena show best-digits --epoch 1"})
final class ArenaShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "shows this epoch: who judged what, the scores, what they come to, and the settlement")
    private Optional<Integer> epoch;

    @Mixin
    private LedgerCall ledger;

    ArenaShowCommand() {}

    @Override
    public Integer call() {
        return epoch.isPresent()
                ? ledger.connected(flock -> {
                    ScoreText scores =
                            ScoreText.of(flock.arena().task(taskId).run().task().definition());
                    ArenaEpochView view =
                            flock.arena().epoch(taskId, epoch.get()).run();
                    ledger.output().print(view, EpochLines.of(view, scores));
                })
                : ledger.connected(flock -> {
                    ArenaTaskView view = flock.arena().task(taskId).run();
                    Optional<Referral> referral = referral(flock);
                    ledger.output().print(json(view, referral), lines(view, referral));
                });
    }

    /** None where the chaincode is older than this program and knows no such question. */
    private Optional<Referral> referral(FlockClient flock) {
        try {
            return flock.marketplace().referral(taskId).run().referral();
        } catch (FlockException e) {
            if (e.is(ErrorCode.UNKNOWN_FUNCTION)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The task as the ledger shows it, with the ratings that it answers as {@code referral}. */
    static JsonObject json(ArenaTaskView view, Optional<Referral> referral) {
        JsonObject json = JsonParser.parseString(Json.write(view)).getAsJsonObject();
        referral.ifPresent(answered -> json.add("referral", JsonParser.parseString(Json.write(answered))));
        return json;
    }

    private static List<String> lines(ArenaTaskView view, Optional<Referral> referral) {
        ArenaTask task = view.task().definition();
        List<String> lines = new ArrayList<>();
        lines.add("task     " + task.taskId() + "  " + Plain.text(task.name()));
        lines.add("creator  " + view.task().creator());
        lines.add("bundle   " + task.bundle().cid());
        lines.add("metric   " + task.metric());
        lines.add("stakes   at least " + task.stakeUnit().text(task.nodes().minStake()) + " of a node, "
                + task.stakeUnit().text(task.validators().minStake()) + " of a validator");
        if (task.separatesOrganisations()) {
            lines.add("roles    an organisation is node or validator, never both");
        }
        lines.add("ranks    "
                + task.rewards()
                        .improvement()
                        .map(least -> "submissions whose " + ScoreText.of(task).better(least)
                                + " than what other organisations showed in earlier epochs")
                        .orElse("every node's last submission"));
        boolean over = view.phase().phase().isTerminal();
        lines.add("phase    " + view.phase().phase()
                + (over ? "" : ", epoch " + view.phase().epoch() + " of " + task.epochs()) + ", " + view.nodes()
                + " nodes, " + view.validators() + " validators");
        lines.addAll(StandingLines.of(over, view.advanceable(), view.advanceAt(), view.awaited()));
        referral.ifPresent(answered -> lines.add("answers  " + answers(task, answered)));
        view.roster().ifPresent(roster -> lines.addAll(members(roster, over, ScoreText.of(task))));
        return lines;
    }

    private static String answers(ArenaTask task, Referral referral) {
        return "the ratings of " + referral.version()
                + referral.set()
                        .map(named -> "; by its creator's word its "
                                + (named.set().equals(task.validationSet()) ? "validation" : "final")
                                + " set holds the examples of "
                                + named.feedback().size() + " of "
                                + referral.feedback().size() + " ratings with examples")
                        .orElse("");
    }

    private static List<String> members(ArenaRoster roster, boolean over, ScoreText scores) {
        Table table =
                new Table("ACCOUNT", "ROLE", StandingLines.stake(over), StandingLines.status(over), "STANDS WITH");
        for (ArenaMember member : roster.members()) {
            table.row(
                    member.account().toString(),
                    member.role().name(),
                    member.stake().format(),
                    member.status().name(),
                    member.improvement()
                            .map(stands -> scores.of(stands.score()) + " of epoch "
                                    + stands.shown().firstEpoch())
                            .orElse(""));
        }
        List<String> lines = new ArrayList<>();
        lines.add("pool     " + roster.pool().format() + " FLOCK, "
                + roster.locked().format() + " kept for the final rank");
        roster.best()
                .ifPresent(best -> lines.add("best     " + best.node() + ", " + scores.of(best.score()) + ", "
                        + best.model().cid()));
        roster.frontier().ifPresent(frontier -> {
            frontier.best().ifPresent(mark -> lines.add("to beat  " + text(mark, scores)));
            frontier.second()
                    .ifPresent(mark ->
                            lines.add("         " + text(mark, scores) + ", for the organisation of the one above"));
        });
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }

    private static String text(Mark mark, ScoreText scores) {
        return scores.of(mark.score()) + " of " + mark.node() + " in epoch " + mark.epoch();
    }
}
