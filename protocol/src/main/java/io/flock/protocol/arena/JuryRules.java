package io.flock.protocol.arena;

import io.flock.protocol.codec.Range;
import io.flock.protocol.money.Millionths;

/**
 * How submissions are judged.
 *
 * @param validatorsPerSubmission how many score each submission of an epoch
 * @param minScores with fewer scores that count a submission is disputed
 * @param accountQuota the most assignments of one account in an epoch
 * @param organisationQuota the most assignments of one organisation in an epoch
 * @param scoreTolerance a score further off the consensus earns nothing
 * @param disputeTolerance scores of one submission further apart lead to a dispute; a score further off its result is false
 * @param disputedShare the share of the submissions that is disputed anyway, drawn after the scores are known, since a
 *     captured jury could be unanimous (attack 46)
 */
public record JuryRules(
        @Range(min = 1, max = 64) int validatorsPerSubmission,
        @Range(min = 1, max = 64) int minScores,
        @Range(min = 1, max = 256) int accountQuota,
        @Range(min = 1, max = 65_536) int organisationQuota,
        ConsensusRule consensus,
        Millionths scoreTolerance,
        Millionths disputeTolerance,
        Millionths disputedShare) {

    /**
     * Five per submission, at least three, both tolerances 0.002, a tenth disputed. A dispute's tolerance above the scores'
     * would pay a coalition that lies by less than it, which leaves the honest unpaid without a dispute.
     */
    public static JuryRules defaults() {
        return new JuryRules(
                5,
                3,
                64,
                256,
                ConsensusRule.STAKE_WEIGHTED_MEDIAN,
                Millionths.of(2_000),
                Millionths.of(2_000),
                Millionths.of(100_000));
    }
}
