package io.flock.chaincode.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.money.Amount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A task with as many participants as there can be. */
@Tag("slow")
class LargeTaskTest {
    private static final int PARTICIPANTS = 256;

    private final LargePhase phase = new LargePhase(PARTICIPANTS);

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
        consortium.channel().observe(phase::seen);
        run.joinAll();
        phase.requireNoConflicts();
        while (!run.phase().phase().isTerminal()) {
            run.actAll();
            phase.requireNoConflicts();
            run.advance();
            phase.forget();
        }
        phase.report();

        assertThat(run.phase().phase()).isEqualTo(Phase.COMPLETED);
    }
}
