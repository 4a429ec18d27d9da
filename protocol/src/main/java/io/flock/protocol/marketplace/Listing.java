package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.Optional;

/**
 * A model on offer.
 *
 * @param price of one prediction: one row of a request
 * @param contributors their share of each settlement
 * @param versions how many there are; the last one is current
 * @param withdrawnAt in epoch seconds
 * @param searchPrice of one search in its knowledge base; searches are free when absent
 */
public record Listing(
        ListingId id,
        AccountId lister,
        @Limit(200) String name,
        Amount price,
        Millionths contributors,
        ListingStatus status,
        int versions,
        long listedAt,
        Optional<Long> withdrawnAt,
        Optional<Amount> searchPrice)
        implements StateDocument {

    public Listing withPrice(Amount of) {
        return new Listing(id, lister, name, of, contributors, status, versions, listedAt, withdrawnAt, searchPrice);
    }

    /** With another price of a search; nothing makes searches free. */
    public Listing withSearchPrice(Amount of) {
        return new Listing(
                id,
                lister,
                name,
                price,
                contributors,
                status,
                versions,
                listedAt,
                withdrawnAt,
                of.isZero() ? Optional.empty() : Optional.of(of));
    }

    public Listing withStatus(ListingStatus of) {
        return new Listing(id, lister, name, price, contributors, of, versions, listedAt, withdrawnAt, searchPrice);
    }

    public Listing withdrawn(long now) {
        return new Listing(
                id,
                lister,
                name,
                price,
                contributors,
                ListingStatus.WITHDRAWN,
                versions,
                listedAt,
                Optional.of(now),
                searchPrice);
    }

    public Listing withVersions(int of) {
        return new Listing(id, lister, name, price, contributors, status, of, listedAt, withdrawnAt, searchPrice);
    }

    /** Whether vouchers can be settled: always, but only for one dispute window once it is withdrawn. */
    public boolean isSettleable(long now, int disputeSeconds) {
        return withdrawnAt.map(at -> now <= at + disputeSeconds).orElse(true);
    }
}
