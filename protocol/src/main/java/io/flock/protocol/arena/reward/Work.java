package io.flock.protocol.arena.reward;

import io.flock.protocol.identity.AccountId;
import java.util.List;

/**
 * What a validator scored.
 *
 * @param distances how far each of its scores was from the consensus, in millionths; only of submissions that have one, and
 *     of scores that count
 */
public record Work(AccountId validator, List<Integer> distances) {
    public Work {
        distances = List.copyOf(distances);
    }
}
