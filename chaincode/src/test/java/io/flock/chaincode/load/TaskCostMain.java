package io.flock.chaincode.load;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.money.Amount;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the steps of a task cost the chaincode as participants grow, without any network: CPU time of one action, one
 * advance and one view per phase, and the sizes of the documents. Every transaction is simulated twice here, as by two
 * endorsers; the figures are of one. The last round of three is shown, after the code has warmed up.
 */
public final class TaskCostMain {
    private static final int ROUNDS = 3;
    private static final int SIMULATIONS = 2;

    private TaskCostMain() {}

    public static void main(String[] arguments) {
        List<Integer> sizes = arguments.length == 0
                ? List.of(64, 16, 64, 128, 256)
                : java.util.Arrays.stream(arguments).map(Integer::valueOf).toList();
        sizes.forEach(TaskCostMain::measure);
    }

    private static void measure(int participants) {
        Consortium3 consortium = Consortium3.founded(participants / 3 + 1);
        TaskDefinition definition = TaskRun.definition()
                .rounds(ROUNDS)
                .participants(3, participants)
                .rewardPool(Amount.ofFlock(60))
                .phases(PhaseLengths.all(TaskRun.PHASE_SECONDS))
                .build();
        TaskRun run = TaskRun.created(
                consortium,
                definition,
                consortium.client(participants),
                consortium.clients().subList(0, participants));
        System.out.printf("%n%d participants%n", participants);
        System.out.printf("%-17s %6s %9s %12s %9s%n", "phase", "acts", "ms an act", "ms to advance", "ms to view");
        long joining = cpu();
        run.joinAll();
        line(Phase.RECRUITING, participants, cpu() - joining, 0, 0);
        while (!run.phase().phase().isTerminal()) {
            step(run);
        }
        sizes(run);
    }

    private static void step(TaskRun run) {
        long begun = cpu();
        TaskView view = run.view();
        long viewed = cpu();
        run.actAll();
        long acted = cpu();
        run.advance();
        long advanced = cpu();
        if (view.phase().round() >= ROUNDS - 1 || view.phase().phase().isBeforeFreeze()) {
            int acts = view.phase().phase() == Phase.RECRUITING
                    ? 0
                    : view.awaited().size();
            line(view.phase().phase(), acts, acted - viewed, advanced - acted, viewed - begun);
        }
    }

    private static void line(Phase phase, int acts, long acting, long advancing, long viewing) {
        System.out.printf(
                "%-17s %6d %9.2f %12.2f %9.2f%n",
                phase, acts, millis(acting) / Math.max(1, acts), millis(advancing), millis(viewing));
    }

    private static double millis(long nanos) {
        return nanos / 1e6 / SIMULATIONS;
    }

    /** The five largest documents. */
    private static void sizes(TaskRun run) {
        List<String> lines = new ArrayList<>();
        run.channel().documents().entrySet().stream()
                .sorted((a, b) -> b.getValue().length() - a.getValue().length())
                .limit(5)
                .forEach(entry -> lines.add(String.format(
                        "%8d bytes %s",
                        entry.getValue().getBytes(StandardCharsets.UTF_8).length,
                        entry.getKey().replace('\0', ' '))));
        lines.forEach(System.out::println);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
