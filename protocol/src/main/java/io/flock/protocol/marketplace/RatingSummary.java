package io.flock.protocol.marketplace;

import io.flock.protocol.money.Amount;
import java.math.BigInteger;
import java.util.List;

/**
 * All ratings of a version in one.
 *
 * @param organisations how many rated
 * @param weight all fees behind them
 * @param hundredths the mean weighted by them, in hundredths of a star, rounded down; 0 when nobody rated
 */
public record RatingSummary(int organisations, Amount weight, int hundredths) {
    /** The weighted mean. */
    public static RatingSummary of(List<Rating> ratings) {
        BigInteger stars = BigInteger.ZERO;
        Amount weight = Amount.ZERO;
        for (Rating rating : ratings) {
            weight = weight.plus(rating.weight());
            stars = stars.add(
                    BigInteger.valueOf(rating.weight().micros()).multiply(BigInteger.valueOf(rating.stars())));
        }
        int mean = weight.isZero()
                ? 0
                : stars.multiply(BigInteger.valueOf(100))
                        .divide(BigInteger.valueOf(weight.micros()))
                        .intValueExact();
        return new RatingSummary(ratings.size(), weight, mean);
    }

    /** Whether governance lets a version with these ratings be referred to a new task. */
    public boolean isReferable(MarketBounds bounds) {
        return organisations >= bounds.referRatings() && hundredths < bounds.referBelow();
    }
}
