package io.flock.testnet.fabric;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final Set<String> NEWCOMERS = Set.of("peer4", "chaincode4", "ipfs4");

    @Test
    void newcomersNodesThatAreDown_areNoHindrance() {
        assertThatCode(() -> Growth.requireUp(List.of("peer4", "chaincode4"), NEWCOMERS))
                .doesNotThrowAnyException();
    }

    @Test
    void otherNodesThatAreDown_areNamed_andNothingIsDone() {
        assertThatThrownBy(() -> Growth.requireUp(List.of("peer2", "chaincode3", "peer4"), NEWCOMERS))
                .hasMessageStartingWith("CONFIGURATION_INVALID|peer2, chaincode3 do not run|");
    }
}
