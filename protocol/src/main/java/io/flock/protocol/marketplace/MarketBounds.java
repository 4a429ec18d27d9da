package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Range;
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
 */
public record MarketBounds(
        Millionths fee,
        Millionths minContributors,
        Amount minHostStake,
        @Range(min = 1, max = 31_536_000) int disputeSeconds,
        @Range(min = 100, max = 500) int referBelow,
        @Range(min = 1, max = 256) int referRatings,
        Optional<KnowledgeBounds> knowledge) {
    /** 5 % fee, 30 % for contributors, a stake of 100 FLOCK, an hour, below 2.5 stars by at least one organisation. */
    public static MarketBounds defaults() {
        return new MarketBounds(
                Millionths.of(50_000), Millionths.of(300_000), Amount.ofFlock(100), 3_600, 250, 1, Optional.empty());
    }

    /** The same with another dispute window. */
    public MarketBounds withDisputeSeconds(int seconds) {
        return new MarketBounds(fee, minContributors, minHostStake, seconds, referBelow, referRatings, knowledge);
    }

    /** The same with other bounds for knowledge bases. */
    public MarketBounds withKnowledge(KnowledgeBounds bounds) {
        return new MarketBounds(
                fee, minContributors, minHostStake, disputeSeconds, referBelow, referRatings, Optional.of(bounds));
    }

    /** What is asked of knowledge bases. */
    public KnowledgeBounds knowledgeBounds() {
        return knowledge.orElseGet(KnowledgeBounds::defaults);
    }
}
