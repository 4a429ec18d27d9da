package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final Silence silence = new Silence();

    @Test
    void dutyThatWasGivenUp_isNotBegunAgain_andThePhaseIsEndedAtItsDeadline() {
        Situation now = Situations.in(Phase.PROPOSE_COMMIT).get();
        assertThat(silence.next(now, Situations.CHAIN)).isEqualTo(new Action.CommitUpdate(Situations.ROUND));

        silence.after(tooLong(), now.task().phase());

        assertThat(silence.next(now, Situations.CHAIN)).isEqualTo(new Action.Wait(Situations.DEADLINE));
        Situation late = Situations.in(Phase.PROPOSE_COMMIT).atDeadline().get();
        assertThat(silence.next(late, Situations.CHAIN))
                .isEqualTo(new Action.Advance(Situations.ROUND, Phase.PROPOSE_COMMIT));
    }

    @Test
    void nextPhase_findsTheAccountAtWork() {
        silence.after(
                tooLong(), Situations.in(Phase.PROPOSE_COMMIT).get().task().phase());

        assertThat(silence.next(Situations.in(Phase.SEED).get(), Situations.CHAIN))
                .isInstanceOf(Action.RevealSeed.class);
    }

    @Test
    void failureThatMayPass_leavesTheDuty() {
        Situation now = Situations.in(Phase.PROPOSE_COMMIT).get();

        silence.after(
                new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "no node"),
                now.task().phase());

        assertThat(silence.next(now, Situations.CHAIN)).isEqualTo(new Action.CommitUpdate(Situations.ROUND));
    }

    private static FlockException tooLong() {
        return new FlockException(ErrorCode.TRAINING_TOO_LONG, "1 of 9 steps");
    }
}
