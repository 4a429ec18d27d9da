package io.flock.client.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.attack.Attack;
import io.flock.client.bundle.Bundle;
import io.flock.client.data.Digits;
import io.flock.client.engine.Engine;
import io.flock.client.engine.dl4j.Dl4jEngine;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.money.Millionths;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Digest SEED = new Digest("%064x".formatted(1));
    private static final Bundle BUNDLE = Digits.bundle();

    @Test
    void honestParticipants_learnTogether_andNobodyPays() {
        Outcome outcome = play(0, Optional.empty());

        assertThat(outcome.accuracies()).hasSize(4);
        assertThat(outcome.adopted()).isEqualTo(4);
        assertThat(outcome.finalAccuracy())
                .isGreaterThan(outcome.accuracies().get(0))
                .isGreaterThan(0.5);
        assertThat(outcome.penalties()).isEmpty();
    }

    @Test
    void freeRiders_thatPropose_pay_andNobodyElse() {
        Outcome outcome = play(2, Optional.of(Attack.FREE_RIDER));

        assertThat(outcome.attackers()).hasSize(2);
        assertThat(outcome.attackerSlashes(PenaltyReason.REJECTED_UPDATE)).isPositive();
        assertThat(outcome.honestSlashes()).isEmpty();
    }

    @Test
    void sameSeed_givesTheSameOutcome() {
        Outcome first = play(1, Optional.of(Attack.SIGN_FLIP));
        Outcome second = play(1, Optional.of(Attack.SIGN_FLIP));

        assertThat(second.accuracies()).isEqualTo(first.accuracies());
        assertThat(second.penalties()).isEqualTo(first.penalties());
    }

    @Test
    void attackersWithoutAnAttack_areRefused() {
        assertThatThrownBy(() -> play(1, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void robustRule_learnsToo() {
        Outcome outcome = play(0, Optional.empty(), AggregationRule.parse("median"), 600_000);

        assertThat(outcome.adopted()).isEqualTo(4);
        assertThat(outcome.finalAccuracy()).isGreaterThan(outcome.accuracies().get(0));
        assertThat(outcome.penalties()).isEmpty();
    }

    @Test
    void roundWithFewerUpdatesThanTheRuleNeeds_keepsTheModel() {
        // One of five proposes; krum(1) wants five updates.
        Outcome outcome = play(0, Optional.empty(), AggregationRule.parse("krum(1)"), 200_000);

        assertThat(outcome.adopted()).isZero();
        assertThat(outcome.penalties()).isEmpty();
    }

    @Test
    void collectiveVote_adoptsTheAggregateOfAll_andOnlyVotesAndUpdatesArePaidFor() {
        Outcome outcome = play(0, Optional.empty(), AggregationRule.fedavg(), 600_000, VoteMode.COLLECTIVE);

        assertThat(outcome.adopted()).isPositive();
        assertThat(outcome.finalAccuracy()).isGreaterThan(0.5);
        assertThat(outcome.honestSlashes())
                .extracting(Penalty::reason)
                .isSubsetOf(PenaltyReason.MINORITY_VOTE, PenaltyReason.REJECTED_UPDATE);
    }

    private static Outcome play(int attackers, Optional<Attack> attack) {
        return play(attackers, attack, AggregationRule.fedavg(), 300_000);
    }

    private static Outcome play(int attackers, Optional<Attack> attack, AggregationRule rule, int proposers) {
        return play(attackers, attack, rule, proposers, VoteMode.ATTRIBUTED);
    }

    private static Outcome play(
            int attackers, Optional<Attack> attack, AggregationRule rule, int proposers, VoteMode vote) {
        Scenario scenario = new Scenario(
                BUNDLE, Digits.examples(), 60, 2, 5, attackers, attack, 4, rule, Millionths.of(proposers), vote);
        try (Engine engine = Dl4jEngine.open(BUNDLE)) {
            return Simulation.play(scenario, engine, SEED);
        }
    }
}
