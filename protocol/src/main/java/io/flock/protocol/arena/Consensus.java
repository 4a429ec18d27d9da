package io.flock.protocol.arena;

import java.util.Optional;

/**
 * What the scores of one submission come to.
 *
 * @param score absent when it is unscored: nobody's score counts, or UNAVAILABLE has a majority of the weight
 * @param counted how many scores count
 * @param spread how far apart the scores that count are, in millionths
 */
public record Consensus(Optional<Score> score, int counted, int spread) {
    /** Whether somebody has to look again: too few scores, or too far apart. */
    public boolean isDisputed(JuryRules rules) {
        return counted < rules.minScores() || spread > rules.disputeTolerance().value();
    }
}
