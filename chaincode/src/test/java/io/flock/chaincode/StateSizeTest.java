package io.flock.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StateSizeTest {
    private static final int PARTICIPANTS = 9;
    private static final int ROUNDS = 3;

    /** Everything of the task, its roster and definition included: keys and values. */
    @Test
    void stateOfATask_isUnderAKilobytePerParticipantAndRound() {
        TaskRun run = TaskRun.joined(Consortium3.founded(4)).until(Phase.COMPLETED);
        int bytes = run.channel().documents().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("\u0000fl"))
                .mapToInt(entry -> (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();

        assertThat(bytes / (PARTICIPANTS * ROUNDS)).isPositive().isLessThan(1024);
    }

    @Test
    void participant_writesOneKeyPerAction() {
        TaskRun run = TaskRun.joined(Consortium3.founded(4)).until(Phase.PROPOSE_COMMIT);
        int before = run.channel().documents().size();
        run.actAll();

        assertThat(run.channel().documents()).hasSize(before + 2);
        run.advance();
        run.actAll();
        assertThat(run.channel().documents()).hasSize(before + 2);
    }
}
