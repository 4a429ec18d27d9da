package io.flock.devnet.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.internal.msp.Identity;
import io.flock.devnet.internal.msp.NodeRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndorsementPolicyTest {
    private static final Identity PEER_1 = People.of("Org1MSP", NodeRole.PEER);
    private static final Identity PEER_2 = People.of("Org2MSP", NodeRole.PEER);
    private static final Identity PEER_3 = People.of("Org3MSP", NodeRole.PEER);
    private static final Identity CLIENT_2 = People.of("Org2MSP", NodeRole.CLIENT);

    private static boolean satisfied(String policy, Identity... endorsers) {
        return EndorsementPolicy.parse(policy, 3).satisfied(List.of(endorsers));
    }

    @Test
    void and_needsAll() {
        String policy = "AND('Org1MSP.peer','Org2MSP.peer')";
        assertThat(satisfied(policy, PEER_2, PEER_1)).isTrue();
        assertThat(satisfied(policy, PEER_1)).isFalse();
        assertThat(satisfied(policy, PEER_1, PEER_3)).isFalse();
    }

    @Test
    void or_needsOne() {
        String policy = "OR('Org1MSP.peer', \"Org2MSP.admin\")";
        assertThat(satisfied(policy, PEER_1)).isTrue();
        assertThat(satisfied(policy, PEER_2)).isFalse();
        assertThat(satisfied(policy)).isFalse();
    }

    @Test
    void outOf_countsTheRulesThatHold() {
        String policy = "OutOf(2, 'Org1MSP.peer', 'Org2MSP.peer', OR('Org3MSP.peer', 'Org3MSP.admin'))";
        assertThat(satisfied(policy, PEER_1, PEER_3)).isTrue();
        assertThat(satisfied(policy, PEER_3)).isFalse();
    }

    @Test
    void member_isAnyRole_peerIsNot() {
        assertThat(satisfied("OR('Org2MSP.member')", CLIENT_2)).isTrue();
        assertThat(satisfied("OR('Org2MSP.peer')", CLIENT_2)).isFalse();
    }

    @Test
    void oneIdentity_countsOnce() {
        assertThat(satisfied("AND('Org1MSP.peer','Org1MSP.member')", PEER_1)).isFalse();
        assertThat(satisfied("AND('Org1MSP.peer','Org1MSP.member')", PEER_1, People.of("Org1MSP", NodeRole.ADMIN)))
                .isTrue();
    }

    /** Fabric's evaluation is greedy: the first rule takes the only peer, so the second finds none. */
    @Test
    void theFirstRuleThatFits_takesTheIdentity() {
        Identity client = People.of("Org1MSP", NodeRole.CLIENT);
        assertThat(satisfied("AND('Org1MSP.member','Org1MSP.peer')", PEER_1, client))
                .isFalse();
        assertThat(satisfied("AND('Org1MSP.member','Org1MSP.peer')", client, PEER_1))
                .isTrue();
    }

    @Test
    void theDefault_isPeersOfMoreThanHalfOfTheOrganisations() {
        assertThat(satisfied("", PEER_1, PEER_3)).isTrue();
        assertThat(satisfied("", PEER_1)).isFalse();
        assertThat(satisfied("", PEER_1, CLIENT_2)).isFalse();
        assertThat(EndorsementPolicy.parse("", 4).satisfied(List.of(PEER_1, PEER_2)))
                .isFalse();
        assertThat(EndorsementPolicy.parse("", 4).satisfied(List.of(PEER_1, PEER_2, PEER_3)))
                .isTrue();
    }

    @Test
    void textThatIsNoPolicy_isRefused_withThePosition() {
        assertThatThrownBy(() -> EndorsementPolicy.parse("AND('Org1MSP.peer'", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 18")
                .hasMessageContaining("')'");
        assertThatThrownBy(() -> EndorsementPolicy.parse("AND('Org1MSP.boss')", 3))
                .hasMessageContaining("roles");
        assertThatThrownBy(() -> EndorsementPolicy.parse("AND('Org1MSP')", 3)).hasMessageContaining("principal");
        assertThatThrownBy(() -> EndorsementPolicy.parse("OutOf(5,'A.peer','B.peer')", 3))
                .hasMessageContaining("t-out-of-n");
        assertThatThrownBy(() -> EndorsementPolicy.parse("XOR('A.peer')", 3)).hasMessageContaining("AND, OR, OutOf");
        assertThatThrownBy(() -> EndorsementPolicy.parse("OR('A.peer') x", 3)).hasMessageContaining("the end");
    }
}
