package io.flock.testnet.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.channel.Height;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejoiningTest {
    private static Height refuses(ErrorCode code) {
        return () -> {
            throw new FlockException(code, "peer2 does not answer");
        };
    }

    @Test
    void channelIsAsHigh_asTheHighestOfTheOthers() throws InterruptedException {
        assertThat(Rejoining.highest(List.of(() -> 7, () -> 9, () -> 8))).isEqualTo(9);
    }

    @Test
    void otherThatDoesNotAnswer_isPassedOver() throws InterruptedException {
        Height silent = refuses(ErrorCode.CONNECTION_FAILED);

        assertThat(Rejoining.highest(List.of(silent, () -> 9, silent))).isEqualTo(9);
        assertThat(Rejoining.highest(List.of(silent))).isZero();
    }

    @Test
    void otherFailures_areTold() {
        assertThatThrownBy(() -> Rejoining.highest(List.of(refuses(ErrorCode.IDENTITY_INVALID), () -> 9)))
                .hasMessageStartingWith("IDENTITY_INVALID");
    }
}
