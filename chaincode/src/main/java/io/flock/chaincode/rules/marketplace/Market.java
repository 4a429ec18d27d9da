package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.VersionRef;

/** The marketplace's documents, found or refused. */
final class Market {
    private Market() {}

    static MarketBounds bounds(Ledger ledger) {
        return Membership.parameters(ledger).marketBounds();
    }

    /** @throws FlockException UNKNOWN_LISTING */
    static Listing listing(Ledger ledger, ListingId id) {
        return ledger.find(MarketKeys.listing(id), Listing.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_LISTING, "there is no listing " + id));
    }

    /** @throws FlockException UNKNOWN_LISTING, NOT_AUTHORISED unless the caller listed it */
    static Listing own(Ledger ledger, ListingId id) {
        Listing listing = listing(ledger, id);
        if (!listing.lister().equals(ledger.account())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "listing " + id + " is " + listing.lister() + "'s, not " + ledger.account() + "'s");
        }
        return listing;
    }

    /** @throws FlockException LISTING_CLOSED unless money may be paid in for it */
    static Listing open(Ledger ledger, ListingId id) {
        Listing listing = listing(ledger, id);
        if (listing.status() != ListingStatus.ACTIVE) {
            throw closed(listing);
        }
        return listing;
    }

    static FlockException closed(Listing listing) {
        return new FlockException(ErrorCode.LISTING_CLOSED, "listing " + listing.id() + " is " + listing.status());
    }

    /** @throws FlockException UNKNOWN_LISTING */
    static ModelVersion version(Ledger ledger, VersionRef ref) {
        return ledger.find(MarketKeys.version(ref), ModelVersion.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_LISTING, "there is no " + ref));
    }

    /** @throws FlockException UNKNOWN_LISTING */
    static HostRecord host(Ledger ledger, ListingId listing, AccountId host) {
        return ledger.find(MarketKeys.host(listing, host), HostRecord.class)
                .orElseThrow(() ->
                        new FlockException(ErrorCode.UNKNOWN_LISTING, host + " is no host of listing " + listing));
    }

    /** @throws FlockException UNKNOWN_LISTING, HOST_CLOSED */
    static HostRecord activeHost(Ledger ledger, ListingId listing, AccountId host) {
        HostRecord record = host(ledger, listing, host);
        if (record.status() != HostStatus.ACTIVE) {
            throw new FlockException(
                    ErrorCode.HOST_CLOSED, "host " + host + " of listing " + listing + " is " + record.status());
        }
        return record;
    }

    /** @throws FlockException UNKNOWN_CHANNEL */
    static PaymentChannel channel(Ledger ledger, ChannelId id) {
        return ledger.find(MarketKeys.channel(id), PaymentChannel.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_CHANNEL, "there is no channel " + id));
    }

    static FlockEvent event(Ledger ledger, EventKind kind, LedgerKey key) {
        return FlockEvent.of(kind).withAccount(ledger.account()).withKey(key);
    }
}
