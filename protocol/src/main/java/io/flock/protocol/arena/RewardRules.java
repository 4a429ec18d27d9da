package io.flock.protocol.arena;

import io.flock.protocol.codec.Range;
import io.flock.protocol.money.Millionths;
import java.util.Optional;

/**
 * How rewards are divided.
 *
 * @param gamma γ, what each side gets of an epoch's reward whatever its stake; 0 to ½
 * @param rankRatio q, how much less the next organisation's rank weighs
 * @param stakeExponent α, how much stake weighs
 * @param distancePenalty λ_d, how fast a validator's weight falls with its mean distance from the consensus
 * @param lockedShare λ, the part of the nodes' reward that is kept for the final rank
 * @param minGain submissions closer to the best of their group are tied
 * @param vestingDays over how many days the final reward vests
 * @param baseline only submissions better than it are paid
 * @param improvement by how much a submission has to be better than the best that another organisation revealed in an
 *     earlier epoch, for it to be ranked: a copy, worsened or not, then is not, and the node's last submission that was an
 *     improvement stands (attack 17); absent: every node's last submission is ranked
 */
public record RewardRules(
        Millionths gamma,
        Millionths rankRatio,
        Millionths stakeExponent,
        @Range(min = 0, max = 1_000) int distancePenalty,
        Millionths lockedShare,
        Millionths minGain,
        @Range(min = 0, max = 3_650) int vestingDays,
        Optional<Millionths> baseline,
        Optional<Millionths> improvement) {

    /** γ 0.2, q 0.75, α 0.5, λ_d 20, λ 0.9, a gain of 0.001, 30 days, no baseline, an improvement of 0.002. */
    public static RewardRules defaults() {
        return new RewardRules(
                Millionths.of(200_000),
                Millionths.of(750_000),
                Millionths.of(500_000),
                20,
                Millionths.of(900_000),
                Millionths.of(1_000),
                30,
                Optional.empty(),
                Optional.of(Millionths.of(2_000)));
    }

    /** The same with another baseline. */
    public RewardRules withBaseline(Optional<Millionths> of) {
        return new RewardRules(
                gamma, rankRatio, stakeExponent, distancePenalty, lockedShare, minGain, vestingDays, of, improvement);
    }

    /** The same with another improvement asked for. */
    public RewardRules withImprovement(Optional<Millionths> of) {
        return new RewardRules(
                gamma, rankRatio, stakeExponent, distancePenalty, lockedShare, minGain, vestingDays, baseline, of);
    }
}
