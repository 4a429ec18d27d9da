package io.flock.testnet.fabric.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A second passes from look to look. */
    private final Seconds time = new Seconds();

    private static final class Seconds implements CatchUp.Pace {
        private long seconds;

        @Override
        public long now() {
            return Duration.ofSeconds(seconds).toNanos();
        }

        @Override
        public void pause() {
            seconds++;
        }
    }

    private static FlockException silence() {
        return new FlockException(ErrorCode.CONNECTION_FAILED, "peer4 does not answer for the channel");
    }

    private CatchUp peer(LongSupplier height) {
        return new CatchUp("peer4", height::getAsLong, "it lags", PATIENCE, time);
    }

    /** How many blocks it has after so many seconds. */
    private CatchUp lagging(LongUnaryOperator blocks) {
        return peer(() -> blocks.applyAsLong(time.seconds));
    }

    @Test
    void peerThatLags_isWaitedFor_untilItHasTheLastBlock_andNoLonger() throws InterruptedException {
        assertThat(lagging(seconds -> 7 + seconds).await(12)).isEqualTo(12);
        assertThat(time.seconds).isEqualTo(5);
    }

    @Test
    void peerThatHasThemAll_isNotWaitedFor() throws InterruptedException {
        assertThat(lagging(seconds -> 13).await(12)).isEqualTo(13);
        assertThat(time.seconds).isZero();
    }

    @Test
    void peerThatHasTheBlockBeforeOnly_isRefused_withItsNumberAndWhatHelps() {
        assertThatThrownBy(() -> lagging(seconds -> 11).await(12)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.NODE_FAILED)).isTrue();
            assertThat(e.what()).isEqualTo("peer4 has 11 of the channel's 12 blocks, and none came for 60 s");
            assertThat(e.todo())
                    .startsWith("it lags: ")
                    .contains("flock network logs peer4", "run the same command again");
        });
        assertThat(time.seconds).isEqualTo(60);
    }

    @Test
    void longLedger_takesAsLongAsItTakes_whileBlocksCome() throws InterruptedException {
        lagging(seconds -> seconds / 59).await(10);

        assertThat(time.seconds).isEqualTo(590);
    }

    @Test
    void peerThatIsSilentForAMoment_isAskedAgain() throws InterruptedException {
        Deque<Long> answers = new ArrayDeque<>(List.of(9L, -1L, -1L, 12L));

        peer(() -> {
                    long answer = answers.remove();
                    if (answer < 0) {
                        throw silence();
                    }
                    return answer;
                })
                .await(12);

        assertThat(answers).isEmpty();
    }

    @Test
    void peerThatStaysSilent_isRefused_withWhatItSaid() {
        assertThatThrownBy(() -> peer(() -> {
                            throw silence();
                        })
                        .await(12))
                .hasMessageContaining("peer4 has 0 of the channel's 12 blocks")
                .hasMessageContaining("for 60 s: peer4 does not answer for the channel");
    }

    @Test
    void otherFailures_areToldAtOnce() {
        assertThatThrownBy(() -> peer(() -> {
                            throw new FlockException(ErrorCode.IDENTITY_INVALID, "expired");
                        })
                        .await(12))
                .hasMessageStartingWith("IDENTITY_INVALID|expired");
        assertThat(time.seconds).isZero();
    }
}
