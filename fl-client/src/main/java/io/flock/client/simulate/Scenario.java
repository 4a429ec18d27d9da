package io.flock.client.simulate;

import io.flock.client.attack.Attack;
import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.money.Millionths;
import java.util.Optional;

/**
 * What is played.
 *
 * @param bundle model, training, tolerances
 * @param data dealt out in equal shards
 * @param heldOut how many examples nobody trains on
 * @param organisations among whom the participants are dealt in turn, at least 2
 * @param participants in all, at least 3
 * @param attackers how many of them attack; they are spread over the organisations
 * @param attack what those do; none needed where {@code attackers} is 0
 * @param rounds how many rounds
 * @param aggregation how standing updates are combined; without an aggregate where fewer stand than it needs
 * @param proposerFraction how many propose in a round
 * @param voteMode a verdict per update, or one score for the aggregate of all
 */
public record Scenario(
        Bundle bundle,
        Examples data,
        int heldOut,
        int organisations,
        int participants,
        int attackers,
        Optional<Attack> attack,
        int rounds,
        AggregationRule aggregation,
        Millionths proposerFraction,
        VoteMode voteMode) {
    /** Refuses numbers that no task can have. */
    public Scenario {
        if (organisations < 2 || participants < 3 || attackers < 0 || attackers > participants || rounds < 1) {
            throw new IllegalArgumentException(organisations + " organisations, " + participants + " participants, "
                    + attackers + " attackers, " + rounds + " rounds");
        }
        if (attackers > 0 && attack.isEmpty()) {
            throw new IllegalArgumentException(attackers + " attackers, but no attack");
        }
    }
}
