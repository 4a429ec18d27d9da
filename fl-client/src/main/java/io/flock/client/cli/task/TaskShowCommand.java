package io.flock.client.cli.task;

import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.StandingLines;
import io.flock.client.cli.output.Table;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock task show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a task: where it stands, who is awaited, and what everybody's stake is.",
        footer = {"", "Example:", "  flock task show digits", "  flock task show digits --round 3"})
final class TaskShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Option(names = "--round", paramLabel = "N", description = "shows this round: roles, verdicts and settlement")
    private Integer round;

    @Mixin
    private LedgerCall ledger;

    TaskShowCommand() {}

    @Override
    public Integer call() {

        return round != null
                ? ledger.show(flock -> flock.alliance().round(taskId, round), RoundLines::of)
                : ledger.show(flock -> flock.alliance().task(taskId), TaskShowCommand::lines);
    }

    private static List<String> lines(TaskView view) {
        TaskDefinition definition = view.task().definition();
        List<String> lines = new ArrayList<>();
        lines.add("task     " + definition.taskId() + "  " + Plain.text(definition.name()));
        lines.add("creator  " + view.task().creator());
        lines.add("bundle   " + definition.bundle().cid());
        lines.add("combine  " + definition.aggregation().text());
        lines.add("stake    at least " + definition.stakeUnit().text(definition.leastStake()));
        if (definition.sealsUpdates()) {
            lines.add("updates  sealed for the accounts of their round");
        }
        boolean over = view.phase().phase().isTerminal();
        lines.add("phase    " + view.phase().phase()
                + (over ? "" : ", round " + view.phase().round() + " of " + definition.rounds()) + ", "
                + view.applicants() + " applied");
        lines.addAll(StandingLines.of(over, view.advanceable(), view.advanceAt(), view.awaited()));
        view.roster().ifPresent(roster -> lines.addAll(members(roster, over)));
        return lines;
    }

    private static List<String> members(Roster roster, boolean over) {
        Table table = new Table("ACCOUNT", StandingLines.stake(over), StandingLines.status(over));
        for (Member member : roster.members()) {
            table.row(
                    member.account().toString(),
                    member.stake().format(),
                    member.status().name());
        }
        List<String> lines = new ArrayList<>();
        lines.add("pool     " + roster.pool().format() + " FLOCK");
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }
}
