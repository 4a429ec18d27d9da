package io.flock.chaincode.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel.Executed;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A task with as many participants as there can be. */
@Tag("slow")
class LargeTaskTest {
    private static final int PARTICIPANTS = 256;
    private static final long THREE_SECONDS = 3_000_000_000L;

    private final List<Executed> phase = new ArrayList<>();

    @Test
    void taskOf256_completes_withBoundedTransactions_andWithoutConflictsAmongTheHonest() {
        Consortium3 consortium = Consortium3.founded(PARTICIPANTS / 3 + 1);
        TaskRun run = TaskRun.created(
                consortium,
                TaskRun.definition()
                        .rounds(2)
                        .participants(3, PARTICIPANTS)
                        .rewardPool(Amount.ofFlock(60))
                        .phases(PhaseLengths.all(TaskRun.PHASE_SECONDS))
                        .build(),
                consortium.client(PARTICIPANTS),
                consortium.clients().subList(0, PARTICIPANTS));
        consortium.channel().observe(this::seen);
        run.joinAll();
        noConflicts();
        while (!run.phase().phase().isTerminal()) {
            run.actAll();
            noConflicts();
            run.advance();
            phase.clear();
        }

        assertThat(run.phase().phase()).isEqualTo(Phase.COMPLETED);
    }

    private void seen(Executed executed) {
        assertThat(executed.calls().size() + executed.rows())
                .as("keys of %s", executed.function())
                .isLessThan(4 * PARTICIPANTS + 50);
        assertThat(executed.cpuNanos()).as("time of %s", executed.function()).isLessThan(THREE_SECONDS);
        phase.add(executed);
    }

    /** Nobody reads what another of the same phase writes. */
    private void noConflicts() {
        Map<String, Integer> writers = new HashMap<>();
        for (int i = 0; i < phase.size(); i++) {
            for (String call : phase.get(i).calls()) {
                if (call.startsWith("put ") || call.startsWith("delete ")) {
                    writers.put(call.substring(call.indexOf(' ') + 1), i);
                }
            }
        }
        for (int i = 0; i < phase.size(); i++) {
            if (writes(phase.get(i))) {
                for (String call : phase.get(i).calls()) {
                    String key = call.substring(call.indexOf(' ') + 1);
                    assertThat(writers.getOrDefault(key, i))
                            .as("who writes what %s reads", phase.get(i).function())
                            .isEqualTo(i);
                }
            }
        }
        phase.clear();
    }

    /** What only reads is not ordered, and can't conflict. */
    private static boolean writes(Executed executed) {
        return executed.calls().stream().anyMatch(call -> call.startsWith("put ") || call.startsWith("delete "));
    }
}
