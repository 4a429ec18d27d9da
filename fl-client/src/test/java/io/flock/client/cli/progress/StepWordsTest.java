package io.flock.client.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.participant.Action;
import io.flock.client.participant.Step;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.money.Amount;
import org.junit.jupiter.api.Test;

class StepWordsTest {
    private static final long DEADLINE = 1_764_000_000;

    @Test
    void phaseThatEnds_isToldWithItsDeadline() {
        assertThat(StepWords.of(new Step.PhaseSeen(Phase.RECRUITING, 0, DEADLINE)))
                .contains("round 0, RECRUITING, until 2025-11-24T16:00:00Z at the latest");
    }

    @Test
    void lastPhase_hasNoDeadline() {
        assertThat(StepWords.of(new Step.PhaseSeen(Phase.COMPLETED, 3, DEADLINE)))
                .contains("round 3, COMPLETED; 'flock task model' fetches the model");
    }

    @Test
    void taskThatIsCancelled_saysWhy() {
        assertThat(StepWords.of(new Step.PhaseSeen(Phase.CANCELLED, 0, DEADLINE))
                        .orElseThrow())
                .startsWith("round 0, CANCELLED: too few joined");
    }

    @Test
    void stakeThatChanges_isToldWithTheRoundToLookAt() {
        assertThat(StepWords.of(new Step.StakeChanged(3, Amount.ofFlock(100), Amount.ofFlock(80))))
                .contains("  stake 80, was 100: 'flock task show --round 3' says what for");
    }

    @Test
    void whoHasJoined_isToldWhereToSeeWhatItWaitsFor() {
        assertThat(StepWords.of(new Step.Done(new Action.Join())).orElseThrow()).contains("flock status");
    }
}
