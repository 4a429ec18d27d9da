package io.flock.testnet.fabric.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    @Test
    void everyPort_derivesFromTheBase_andNoneIsGivenTwice() {
        PortPlan plan = new PortPlan(20_000, 4, 5);

        // three per orderer, six per organisation: had two the same number, the map would be smaller
        assertThat(plan.all()).hasSize(4 * 3 + 5 * 6);
        assertThat(plan.all().keySet()).allMatch(port -> port >= 20_000 && port < 20_090);
        assertThat(plan.orderer(1).service()).isEqualTo(20_000);
        assertThat(plan.organisation(2).contentApi()).isEqualTo(20_054);
    }

    @Test
    void organisations_haveTheSamePorts_whetherOrderersAreThreeOrFour() {
        assertThat(new PortPlan(20_000, 3, 3).organisation(1)).isEqualTo(new PortPlan(20_000, 4, 3).organisation(1));
    }

    @Test
    void firstFree_skipsABlockOfWhichOnePortIsTaken() {
        PortPlan plan = PortPlan.firstFree(3, 3, port -> port != 17_065);

        assertThat(plan.base()).isEqualTo(17_100);
    }

    @Test
    void noFreeBlock_isRefused() {
        assertThatThrownBy(() -> PortPlan.firstFree(3, 3, port -> false))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.PORT_IN_USE))
                        .isTrue());
    }

    @Test
    void takenPorts_areAllNamed_withTheirNodes_butOnlyThoseOfNodesThatNeedThem() {
        PortPlan plan = new PortPlan(20_000, 3, 3);

        assertThatThrownBy(() -> plan.requireFree(
                        Set.of("orderer1", "peer2"), port -> port != 20_001 && port != 20_050 && port != 20_060))
                .hasMessageContaining("20001 (orderer1), 20050 (peer2)")
                .hasMessageNotContaining("20060");
    }

    @Test
    void baseThatLeavesNoRoom_isRefused() {
        assertThatThrownBy(() -> new PortPlan(65_500, 3, 3)).hasMessageContaining("leaves no room for 70 ports");
        assertThatThrownBy(() -> new PortPlan(80, 3, 3)).hasMessageContaining("give 1024 to 65466");
    }
}
