package io.flock.testnet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.Engine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
    private static BenchOptions options(int inFlight, int operations, int participants) {
        return new BenchOptions(
                Engine.DEVNET, List.of(inFlight), operations, List.of(participants), Duration.ofMillis(50));
    }

    @Test
    void accounts_areEnoughForTheMostInFlight_andForTheLargestTask() {
        assertThat(options(64, 1, 10).accounts()).isEqualTo(64);
        assertThat(options(64, 1, 200).accounts()).isEqualTo(200);
    }

    @Test
    void numberOutOfRange_isRefused_withTheOptionsName() {
        assertThatThrownBy(() -> options(0, 1, 3)).hasMessageContaining("--in-flight");
        assertThatThrownBy(() -> options(257, 1, 3)).hasMessageContaining("--in-flight");
        assertThatThrownBy(() -> options(1, 0, 3)).hasMessageContaining("--operations");
        assertThatThrownBy(() -> options(1, 1, 2)).hasMessageContaining("--participants");
        assertThatThrownBy(() -> options(1, 1, 257)).isInstanceOfSatisfying(FlockException.class, refusal -> assertThat(
                        refusal.is(ErrorCode.INVALID_ARGUMENT))
                .isTrue());
    }
}
