package io.flock.client.cli.arena;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.Table;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.arena.view.Leaderboard;
import io.flock.protocol.identity.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock arena leaderboard}. */
@Command(
        name = "leaderboard",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the ranks of a task's nodes. Scores are millionths, higher is better; equal ranks are copies of one",
            "organisation. Where a task ranks improvements, a node has the rank of its last submission that was one; with",
            "--epoch those are named that were none, and what they had to be better than."
        },
        footer = {"", "Example:", "  flock arena leaderboard best-digits --epoch 0"})
final class ArenaLeaderboardCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Option(names = "--epoch", paramLabel = "N", description = "of this epoch (default: the last that has ranks)")
    private Optional<Integer> epoch;

    @Mixin
    private LedgerCall ledger;

    ArenaLeaderboardCommand() {}

    @Override
    public Integer call() {
        return ledger.show(flock -> flock.arena().leaderboard(taskId, epoch), ArenaLeaderboardCommand::lines);
    }

    private static List<String> lines(Leaderboard board) {
        Table table = new Table("RANK", "NODE", "SCORE", "SINCE EPOCH");
        for (Rank rank : board.ranking()) {
            table.row(
                    Integer.toString(rank.rank()),
                    rank.account().toString(),
                    rank.score().toString(),
                    Integer.toString(rank.firstEpoch()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        board.unimproved().ifPresent(failed -> failed.forEach(one -> lines.add(line(one))));
        board.best()
                .ifPresent(best ->
                        lines.add("best: " + best.node() + ", " + best.model().cid()));
        return lines;
    }

    private static String line(Unimproved failed) {
        return failed.node() + ": its submission of this epoch scores " + failed.score()
                + " and does not stand, not being enough better than "
                + failed.toBeat().score() + " of "
                + failed.toBeat().node() + " in epoch " + failed.toBeat().epoch();
    }
}
