package io.flock.client.cli.arena;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.TaskQueries;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.StandingLines;
import io.flock.client.cli.output.Table;
import io.flock.protocol.arena.view.ArenaTaskSummary;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock arena list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists all tasks of the Arena.",
        footer = {"", "Example:", "  flock arena list --output json"})
final class ArenaListCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    ArenaListCommand() {}

    @Override
    public Integer call() {
        return ledger.list(
                TaskQueries.ARENA,
                new Table("TASK", "PHASE", "EPOCH", "METRIC", "NODE STAKE", "VALIDATOR STAKE", "POOL", "NAME"),
                task -> List.of(
                        task.taskId().text(),
                        task.phase().name(),
                        StandingLines.progress(task.phase().isTerminal(), task.epoch(), task.epochs()),
                        task.metric().name(),
                        stake(task, task.nodeStake()),
                        stake(task, task.validatorStake()),
                        task.rewardPool().format(),
                        Plain.text(task.name())));
    }

    private static String stake(ArenaTaskSummary task, Amount least) {
        return least.format() + task.stakeIn().map(unit -> " gm").orElse("");
    }
}
