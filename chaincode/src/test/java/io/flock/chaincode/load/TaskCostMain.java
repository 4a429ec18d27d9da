package io.flock.chaincode.load;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.money.Amount;
import java.util.Arrays;
import java.util.List;

/**
 * What the steps of an Alliance task cost the chaincode as participants grow. The last round of three is shown, after the
 * code has warmed up.
 */
public final class TaskCostMain {
    private static final int ROUNDS = 3;

    private TaskCostMain() {}

    public static void main(String[] arguments) {
        List<Integer> sizes = arguments.length == 0
                ? List.of(64, 16, 64, 128, 256)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
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
        CostTable costs = new CostTable();
        costs.head(participants + " participants");
        run.channel().observe(costs::seen);
        run.joinAll();
        costs.print(Phase.RECRUITING.name());
        while (!run.phase().phase().isTerminal()) {
            TaskView view = run.view();
            run.actAll();
            run.advance();
            if (view.phase().round() >= ROUNDS - 1 || view.phase().phase().isBeforeFreeze()) {
                costs.print(view.phase().phase().name());
            }
            costs.forget();
        }
        CostTable.sizes(run.channel());
    }
}
