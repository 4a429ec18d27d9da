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
            "Shows the ranks of a task's nodes. Equal ranks are copies of one organisation. As JSON, scores are",
            "millionths, and higher is better. Where a task ranks improvements, a node has the rank of its last submission that was one; with",
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
        return ledger.connected(flock -> {
            ScoreText scores =
                    ScoreText.of(flock.arena().task(taskId).run().task().definition());
            Leaderboard board = flock.arena().leaderboard(taskId, epoch).run();
            ledger.output().print(board, lines(board, scores));
        });
    }

    private static List<String> lines(Leaderboard board, ScoreText scores) {
        Table table = new Table("RANK", "NODE", "SCORE", "SINCE EPOCH");
        for (Rank rank : board.ranking()) {
            table.row(
                    Integer.toString(rank.rank()),
                    rank.account().toString(),
                    scores.of(rank.score()),
                    Integer.toString(rank.firstEpoch()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        board.unimproved().ifPresent(failed -> failed.forEach(one -> lines.add(line(one, scores))));
        board.best()
                .ifPresent(best ->
                        lines.add("best: " + best.node() + ", " + best.model().cid()));
        return lines;
    }

    private static String line(Unimproved failed, ScoreText scores) {
        return failed.node() + ": its submission of this epoch scores " + scores.of(failed.score())
                + " and does not stand, not being enough better than "
                + scores.of(failed.toBeat().score()) + " of "
                + failed.toBeat().node() + " in epoch " + failed.toBeat().epoch();
    }
}
