package io.flock.testnet.fabric.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortClaimsTest {
    @TempDir
    Path folder;

    @Test
    void twoStartsAtTheSameMoment_takeDifferentBlocks() {
        try (PortClaims first = new PortClaims(folder);
                PortClaims second = new PortClaims(folder)) {
            PortPlan here = PortPlan.firstFree(3, 3, first::take);
            PortPlan there = PortPlan.firstFree(3, 3, second::take);

            assertThat(there.base()).isGreaterThan(here.base());
            assertThat(first.take(here.base() + 1)).isTrue();
            assertThat(second.take(here.base() + 1)).isFalse();
        }
    }

    @Test
    void claim_endsWithTheStart() {
        int port;
        try (PortClaims first = new PortClaims(folder)) {
            port = PortPlan.firstFree(3, 3, first::take).base();
        }

        try (PortClaims second = new PortClaims(folder)) {
            assertThat(PortPlan.firstFree(3, 3, second::take).base()).isEqualTo(port);
        }
    }
}
