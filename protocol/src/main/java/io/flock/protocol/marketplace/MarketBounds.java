package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Range;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/**
 * What governance asks of the marketplace.
 *
 * @param fee what the treasury keeps of each settlement
 * @param minContributors the least share of a listing's contributors; with the fee at most the whole
 * @param minHostStake what a host locks at least for each listing
 * @param disputeSeconds how long a host has to settle once a consumer closes
 * @param referBelow a version whose weighted rating is below this many hundredths of a star can be referred to a new task
 * @param referRatings how many organisations must have rated it
 */
public record MarketBounds(
        Millionths fee,
        Millionths minContributors,
        Amount minHostStake,
        @Range(min = 1, max = 31_536_000) int disputeSeconds,
        @Range(min = 100, max = 500) int referBelow,
        @Range(min = 1, max = 256) int referRatings) {
    /** 5 % fee, 30 % for contributors, a stake of 100 FLOCK, an hour, below 2.5 stars by at least one organisation. */
    public static MarketBounds defaults() {
        return new MarketBounds(Millionths.of(50_000), Millionths.of(300_000), Amount.ofFlock(100), 3_600, 250, 1);
    }

    /** The same with another dispute window. */
    public MarketBounds withDisputeSeconds(int seconds) {
        return new MarketBounds(fee, minContributors, minHostStake, seconds, referBelow, referRatings);
    }
}
