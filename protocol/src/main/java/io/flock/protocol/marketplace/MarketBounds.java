package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Range;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Optional;

/**
 * What governance asks of the marketplace.
 *
 * @param fee what the treasury keeps of each settlement
 * @param minContributors the least share of a listing's contributors; with the fee at most the whole
 * @param minHostStake what a host locks at least for each listing
 * @param disputeSeconds how long a host has to settle once a consumer closes
 * @param referBelow a version whose weighted rating is below this many hundredths of a star can be referred to a new task
 * @param referRatings how many organisations must have rated it
 * @param knowledge what is asked of knowledge bases; the defaults when absent
 * @param minDeposit what a payment channel opens with at least, so that channels aren't opened for nothing (attack 35); a
 *     micro-FLOCK when absent, as in networks that were founded before there was this parameter
 */
public record MarketBounds(
        Millionths fee,
        Millionths minContributors,
        Amount minHostStake,
        @Range(min = 1, max = 31_536_000) int disputeSeconds,
        @Range(min = 100, max = 500) int referBelow,
        @Range(min = 1, max = 256) int referRatings,
        Optional<KnowledgeBounds> knowledge,
        Optional<Amount> minDeposit) {
    /** What a channel opens with at least in a network that is founded now: 0.1 FLOCK. */
    public static final Amount FOUNDING_DEPOSIT = Amount.ofMicros(100_000);

    /** 5 % fee, 30 % for contributors, a stake of 100 FLOCK, an hour, below 2.5 stars by at least one organisation. */
    public static MarketBounds defaults() {
        return new MarketBounds(
                Millionths.of(50_000),
                Millionths.of(300_000),
                Amount.ofFlock(100),
                3_600,
                250,
                1,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with another dispute window. */
    public MarketBounds withDisputeSeconds(int seconds) {
        return with(seconds, knowledge, minDeposit);
    }

    /** The same with other bounds for knowledge bases. */
    public MarketBounds withKnowledge(KnowledgeBounds bounds) {
        return with(disputeSeconds, Optional.of(bounds), minDeposit);
    }

    /** The same with another least deposit. */
    public MarketBounds withMinDeposit(Amount least) {
        return with(disputeSeconds, knowledge, Optional.of(least));
    }

    private MarketBounds with(int seconds, Optional<KnowledgeBounds> bounds, Optional<Amount> least) {
        return new MarketBounds(fee, minContributors, minHostStake, seconds, referBelow, referRatings, bounds, least);
    }

    /**
     * Refuses a channel that opens with too little.
     *
     * @throws FlockException INVALID_ARGUMENT for nothing, PARAMETER_OUT_OF_BOUNDS below the least
     */
    public void requireDeposit(Amount deposit) {
        if (deposit.isZero()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a deposit of nothing", "pay in at least one micro-FLOCK");
        }
        Amount least = minDeposit.orElse(Amount.ofMicros(1));
        if (deposit.isLessThan(least)) {
            throw new FlockException(
                    ErrorCode.PARAMETER_OUT_OF_BOUNDS,
                    "a channel opens with at least " + least + ", not " + deposit,
                    "pay in " + least + "; what isn't spent comes back when the channel is closed");
        }
    }

    /** What is asked of knowledge bases. */
    public KnowledgeBounds knowledgeBounds() {
        return knowledge.orElseGet(KnowledgeBounds::defaults);
    }
}
