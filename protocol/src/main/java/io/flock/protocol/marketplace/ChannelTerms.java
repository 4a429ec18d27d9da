package io.flock.protocol.marketplace;

import io.flock.protocol.money.Millionths;

/**
 * How a channel's settlements are divided, fixed when it opens.
 *
 * @param fee the treasury's share
 * @param contributors the contributors' share
 */
public record ChannelTerms(Millionths fee, Millionths contributors) {
    /** Today's; where governance raised its fee after the listing, the contributors' share gives way. */
    public static ChannelTerms of(MarketBounds bounds, Listing listing) {
        int most = Millionths.ONE - bounds.fee().value();
        return new ChannelTerms(
                bounds.fee(),
                Millionths.of(Math.min(most, listing.contributors().value())));
    }
}
