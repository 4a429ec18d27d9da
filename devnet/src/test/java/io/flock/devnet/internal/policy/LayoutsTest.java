package io.flock.devnet.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.internal.msp.Identity;
import io.flock.devnet.internal.msp.NodeRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LayoutsTest {
    private static final List<Identity> PEERS = List.of(
            People.of("A", NodeRole.PEER),
            People.of("B", NodeRole.PEER),
            People.of("C", NodeRole.PEER),
            People.of("D", NodeRole.PEER));

    private static List<Set<String>> layouts(String policy, List<Identity> peers) {
        return Layouts.minimal(List.of(EndorsementPolicy.parse(policy, 3)), peers);
    }

    @Test
    void aMajorityOfThree_isAnyTwo() {
        assertThat(layouts("", PEERS.subList(0, 3)))
                .containsExactlyInAnyOrder(Set.of("A", "B"), Set.of("A", "C"), Set.of("B", "C"));
    }

    @Test
    void aSetWithASpareOrganisation_isNoLayout() {
        assertThat(layouts("OR('A.peer', AND('B.peer','C.peer'))", PEERS))
                .containsExactly(Set.of("A"), Set.of("B", "C"));
    }

    @Test
    void tooFewPeers_giveNoLayout() {
        assertThat(layouts("AND('A.peer','D.peer')", PEERS.subList(0, 3))).isEmpty();
    }

    @Test
    void severalPolicies_mustAllHold() {
        assertThat(Layouts.minimal(
                        List.of(
                                EndorsementPolicy.parse("OR('A.peer')", 3),
                                EndorsementPolicy.parse("OR('B.peer','C.peer')", 3)),
                        PEERS))
                .containsExactlyInAnyOrder(Set.of("A", "B"), Set.of("A", "C"));
    }

    @Property(tries = 200)
    void everyLayoutIsEnough_nothingLessIs_andNoneIsMissing(@ForAll("policies") Rule rule) {
        EndorsementPolicy policy = new EndorsementPolicy.Signatures(rule);
        List<Set<String>> found = Layouts.minimal(List.of(policy), PEERS);
        for (int mask = 0; mask < 16; mask++) {
            List<Identity> chosen = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                if ((mask & 1 << i) != 0) {
                    chosen.add(PEERS.get(i));
                    names.add(PEERS.get(i).mspId());
                }
            }
            boolean holds = policy.satisfied(chosen);
            boolean covered = found.stream().anyMatch(names::containsAll);
            assertThat(covered || !holds).as("%s by %s", rule, names).isTrue();
            if (found.contains(names)) {
                assertThat(holds).isTrue();
                assertThat(found.stream().filter(names::containsAll)).containsExactly(names);
            }
        }
    }

    @Provide
    Arbitrary<Rule> policies() {
        Arbitrary<Rule> leaf = Arbitraries.of("A", "B", "C", "D")
                .map(name -> new Rule.SignedBy(new Principal(name, Optional.of(NodeRole.PEER))));
        return Arbitraries.lazyOf(() -> leaf, () -> gate(leaf), () -> gate(policies()));
    }

    private static Arbitrary<Rule> gate(Arbitrary<Rule> rules) {
        return rules.list().ofMinSize(1).ofMaxSize(3).flatMap(list -> Arbitraries.integers()
                .between(1, list.size())
                .map(required -> (Rule) new Rule.OutOf(required, list)));
    }
}
