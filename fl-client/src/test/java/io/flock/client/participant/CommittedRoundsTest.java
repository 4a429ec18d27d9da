package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class CommittedRoundsTest {
    private static final RoundView WITH =
            Situations.in(Phase.VOTE_COMMIT).committed().get().round().orElseThrow();
    private static final RoundView WITHOUT =
            Situations.in(Phase.VOTE_COMMIT).get().round().orElseThrow();

    @Test
    void roundsWithACommitment_areTold_upToTheOneThatWasSeen() {
        IntFunction<RoundView> ledger = round -> round % 2 == 1 ? WITH : WITHOUT;

        assertThat(CommittedRounds.of(Situations.ME, 5, ledger)).containsExactly(1, 3, 5);
        assertThat(CommittedRounds.of(Situations.OTHER, 5, ledger)).isEmpty();
    }

    @Test
    void taskWithoutARound_hasNone() {
        assertThat(CommittedRounds.of(Situations.ME, 0, round -> {
                    throw new FlockException(ErrorCode.WRONG_PHASE, "round 0 has not begun");
                }))
                .isEmpty();
    }

    @Test
    void ledgerThatDoesNotAnswer_isNoEmptyRecord() {
        assertThatThrownBy(() -> CommittedRounds.of(Situations.ME, 3, round -> {
                    throw new FlockException(ErrorCode.CONNECTION_FAILED, "no peer answers");
                }))
                .hasMessageStartingWith("CONNECTION_FAILED|");
    }
}
