package io.flock.protocol.marketplace;

import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/** How one settlement is divided; the three sum exactly to it. */
public record RevenueSplit(Amount treasury, Amount contributors, Amount host) {
    /**
     * Fee and contributors' share are rounded down to a micro-FLOCK, the rest is the host's. Where the lineage paid nobody,
     * the contributors' share is the treasury's.
     */
    public static RevenueSplit of(Amount settled, ChannelTerms terms, boolean hasContributors) {
        Amount fee = terms.fee().of(settled);
        Amount share = terms.contributors().of(settled);
        Amount host = settled.minus(fee).minus(share);
        return hasContributors
                ? new RevenueSplit(fee, share, host)
                : new RevenueSplit(fee.plus(share), Amount.ZERO, host);
    }

    /** Whether a fee and a contributors' share fit into the whole. */
    public static boolean fits(Millionths fee, Millionths contributors) {
        return fee.value() + contributors.value() <= Millionths.ONE;
    }
}
