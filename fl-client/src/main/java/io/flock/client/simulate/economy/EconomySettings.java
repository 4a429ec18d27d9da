package io.flock.client.simulate.economy;

import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Optional;

/**
 * The task that is played again and again. Every organisation has one node and two validators.
 *
 * @param organisations at least 4
 * @param coalition how many of them collude where the strategy is a coalition's
 * @param epochs before the final validation
 * @param nodeStake of an organisation's node
 * @param validatorStake of both validators of an organisation together
 * @param pool what the creator pays in
 * @param emission what epochs add to the pool, each
 * @param training what a training costs, in FLOCK
 * @param measuring what scoring one submission costs, in FLOCK
 * @param slashFraction the price of a lie, of the stake
 * @param absentSlash the price of silence
 * @param splits over how many accounts the splitter spreads what others hold in one
 */
public record EconomySettings(
        int organisations,
        int coalition,
        int epochs,
        Amount nodeStake,
        Amount validatorStake,
        Amount pool,
        Amount emission,
        Amount training,
        Amount measuring,
        Millionths slashFraction,
        Amount absentSlash,
        int splits,
        RewardRules rewards,
        JuryRules jury) {

    private static final Millionths BASELINE = Millionths.of(500_000);

    public EconomySettings {
        if (organisations < 4 || coalition < 1 || coalition >= organisations || epochs < 1 || splits < 1) {
            throw new IllegalArgumentException(
                    organisations + " organisations, " + coalition + " of them colluding, " + epochs + " epochs");
        }
    }

    /**
     * Ten organisations, four of which collude; ten epochs; stakes of 1 000 per account; a pool of 22 000, so that an
     * absence costs what {@code DEPOSIT_TOO_LOW} asks of 20 participants over 11 settlements: 100; a lie a fifth of the
     * stake; a training costs 20, a measurement 1; only what is better than a guess, 0.5, is paid. All of the ledger's defaults otherwise.
     */
    public static EconomySettings defaults() {
        return new EconomySettings(
                10,
                4,
                10,
                Amount.ofFlock(1_000),
                Amount.ofFlock(2_000),
                Amount.ofFlock(22_000),
                Amount.ZERO,
                Amount.ofFlock(20),
                Amount.ofFlock(1),
                Millionths.of(200_000),
                Amount.ofFlock(100),
                4,
                RewardRules.defaults().withBaseline(Optional.of(BASELINE)),
                JuryRules.defaults());
    }

    /** The same with so much emission in each epoch. */
    public EconomySettings with(Amount each) {
        return with(coalition, each, rewards, jury);
    }

    /** The same with a coalition of so many organisations. */
    public EconomySettings with(int of) {
        return with(of, emission, rewards, jury);
    }

    /** The same with other rules of who is ranked and paid. */
    public EconomySettings with(RewardRules of) {
        return with(coalition, emission, of, jury);
    }

    /** The same with other tolerances. */
    public EconomySettings with(Millionths scoreTolerance, Millionths disputeTolerance) {
        return with(
                coalition,
                emission,
                rewards,
                new JuryRules(
                        jury.validatorsPerSubmission(),
                        jury.minScores(),
                        jury.accountQuota(),
                        jury.organisationQuota(),
                        jury.consensus(),
                        scoreTolerance,
                        disputeTolerance,
                        jury.disputedShare()));
    }

    private EconomySettings with(int colluding, Amount each, RewardRules ranks, JuryRules rules) {
        return new EconomySettings(
                organisations,
                colluding,
                epochs,
                nodeStake,
                validatorStake,
                pool,
                each,
                training,
                measuring,
                slashFraction,
                absentSlash,
                splits,
                ranks,
                rules);
    }
}
