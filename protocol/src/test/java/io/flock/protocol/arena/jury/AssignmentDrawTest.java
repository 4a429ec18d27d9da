package io.flock.protocol.arena.jury;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.ConsensusRule;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.beacon.ChiSquared;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Distributions over fixed seeds; the bounds are chi-squared quantiles at 0.999. */
class AssignmentDrawTest {
    private static final List<AccountId> NODES = List.of(AccountId.of("X", "n1"), AccountId.of("Y", "n2"));

    private static JuryRules rules(int perSubmission, int accountQuota, int organisationQuota) {
        return new JuryRules(
                perSubmission,
                3,
                accountQuota,
                organisationQuota,
                ConsensusRule.STAKE_WEIGHTED_MEDIAN,
                Millionths.of(2_000),
                Millionths.of(10_000),
                Millionths.of(100_000));
    }

    private static Digest seed(String purpose, int i) {
        return FieldHash.ofDomain(purpose).field(i).digest();
    }

    private static SortedMap<AccountId, Amount> stakes(Object... accounts) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        for (int i = 0; i < accounts.length; i += 2) {
            stakes.put(AccountId.parse((String) accounts[i]), Amount.ofFlock((int) accounts[i + 1]));
        }
        return stakes;
    }

    private static List<OrganisationId> jury(List<Assignment> assignments, AccountId node) {
        return assignments.stream()
                .filter(assignment -> assignment.node().equals(node))
                .flatMap(assignment -> assignment.validators().stream())
                .map(AccountId::organisation)
                .sorted()
                .toList();
    }

    @Test
    void attack16_nobodyIsAssignedASubmissionOfItsOwnOrganisation() {
        SortedMap<AccountId, Amount> ready = stakes("X::v1", 900, "X::v2", 900, "Y::v3", 10, "Z::v4", 10);
        for (int i = 0; i < 300; i++) {
            assertThat(AssignmentDraw.draw(NODES, AssignmentDraw.Pool.of(ready), rules(5, 8, 16), seed("own", i)))
                    .hasSize(2)
                    .allSatisfy(assignment -> assertThat(assignment.validators())
                            .isNotEmpty()
                            .allSatisfy(validator -> assertThat(validator.organisation())
                                    .isNotEqualTo(assignment.node().organisation())));
        }
    }

    /** Attack 31: the same juries by organisation, seed by seed. */
    @Test
    void attack31_openingMoreAccountsWithTheSameStake_gainsNoAssignment() {
        SortedMap<AccountId, Amount> few = new TreeMap<>();
        SortedMap<AccountId, Amount> many = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            few.put(AccountId.of("B", "b" + i), Amount.ofFlock(100));
            few.put(AccountId.of("C", "c" + i), Amount.ofFlock(100));
        }
        many.putAll(few);
        for (int i = 0; i < 4; i++) {
            few.put(AccountId.of("A", "a" + i), Amount.ofFlock(1_000));
        }
        for (int i = 0; i < 100; i++) {
            many.put(AccountId.of("A", "a" + i), Amount.ofFlock(40));
        }
        for (int i = 0; i < 200; i++) {
            Digest seed = seed("sybil", i);
            List<Assignment> byFew = AssignmentDraw.draw(NODES, AssignmentDraw.Pool.of(few), rules(5, 9, 16), seed);
            List<Assignment> byMany = AssignmentDraw.draw(NODES, AssignmentDraw.Pool.of(many), rules(5, 9, 16), seed);
            for (AccountId node : NODES) {
                assertThat(jury(byMany, node)).isEqualTo(jury(byFew, node));
            }
        }
    }

    @Test
    void theFirstSeat_followsTheRootOfTheOrganisationsStake() {
        SortedMap<AccountId, Amount> ready = stakes("A::1", 100, "A::2", 300, "B::1", 100, "C::1", 900);
        long[] counts = new long[3];
        for (int i = 0; i < 8_000; i++) {
            List<Assignment> drawn = AssignmentDraw.draw(
                    NODES.subList(0, 1), AssignmentDraw.Pool.of(ready), rules(1, 9, 9), seed("root", i));
            counts["ABC".indexOf(jury(drawn, NODES.get(0)).get(0).text())]++;
        }

        assertThat(ChiSquared.of(counts, new double[] {20, 10, 30})).isLessThan(13.82);
    }

    @Test
    void quotas_boundAccountsAndOrganisations() {
        List<AccountId> nodes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            nodes.add(AccountId.of("N" + i % 4, "n" + i));
        }
        SortedMap<AccountId, Amount> ready = stakes("A::1", 100, "A::2", 300, "B::1", 100, "C::1", 900);
        SortedMap<AccountId, Integer> counts = new TreeMap<>();
        for (Assignment assignment :
                AssignmentDraw.draw(nodes, AssignmentDraw.Pool.of(ready), rules(3, 7, 10), seed("quota", 1))) {
            assignment.validators().forEach(validator -> counts.merge(validator, 1, Integer::sum));
        }

        assertThat(counts.values()).allMatch(count -> count <= 7);
        assertThat(counts.get(AccountId.parse("A::1")) + counts.get(AccountId.parse("A::2")))
                .isEqualTo(10);
    }

    @Test
    void whoDidNotCheckIn_isNotDrawn_butItsStakeStillCountsForItsOrganisation() {
        SortedMap<AccountId, Amount> all = stakes("A::1", 100, "A::2", 800, "B::1", 100);
        SortedMap<AccountId, Amount> ready = stakes("A::1", 100, "B::1", 100);
        long[] counts = new long[2];
        for (int i = 0; i < 4_000; i++) {
            List<Assignment> drawn = AssignmentDraw.draw(
                    NODES.subList(0, 1), AssignmentDraw.Pool.of(ready, all), rules(1, 9, 9), seed("ready", i));
            counts["AB".indexOf(jury(drawn, NODES.get(0)).get(0).text())]++;
        }

        assertThat(ChiSquared.of(counts, new double[] {30, 10})).isLessThan(10.83);
    }

    @Test
    void disputesDrawn_areTheShareOnAverage_eachSubmissionEquallyOften() {
        List<AccountId> nodes = List.of(
                AccountId.of("A", "n0"), AccountId.of("B", "n1"), AccountId.of("C", "n2"), AccountId.of("D", "n3"));
        long[] counts = new long[4];
        long drawn = 0;
        for (int i = 0; i < 10_000; i++) {
            for (AccountId node : DisputeDraw.draw(nodes, Millionths.of(100_000), seed("dispute", i))) {
                counts[nodes.indexOf(node)]++;
                drawn++;
            }
        }

        assertThat(ChiSquared.of(counts, new double[] {1, 1, 1, 1})).isLessThan(16.27);
        assertThat(ChiSquared.of(new long[] {drawn, 10_000 - drawn}, new double[] {4, 6}))
                .isLessThan(10.83);
    }

    @Test
    void theWholeShare_disputesEverything_andNoneNothing() {
        assertThat(DisputeDraw.draw(NODES, Millionths.of(1_000_000), seed("all", 0)))
                .isEqualTo(NODES);
        assertThat(DisputeDraw.draw(NODES, Millionths.of(0), seed("none", 0))).isEmpty();
    }
}
