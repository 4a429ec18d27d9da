package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A consumer's money for one host and listing.
 *
 * @param key what the consumer signs vouchers with
 * @param deposited all that was paid in
 * @param settled all that vouchers took out
 * @param returned what went back at the end
 * @param spent by version, in the order of first settlement
 * @param searches what its searches used, up to the last settlement; present where it pays for searches, absent where it
 *     pays for predictions
 * @param closesAt from when on the consumer can close, in epoch seconds
 */
public record PaymentChannel(
        ChannelId id,
        ListingId listing,
        SigningKey key,
        ChannelTerms terms,
        Amount deposited,
        Amount settled,
        Amount returned,
        @Limit(PaymentChannel.MOST_VERSIONS) List<VersionSpend> spent,
        ChannelStatus status,
        Optional<Long> closesAt,
        Optional<DocumentUses> searches)
        implements StateDocument {
    /** As many versions as one channel can pay. */
    public static final int MOST_VERSIONS = 32;

    public PaymentChannel {
        spent = List.copyOf(spent);
    }

    /** With its first deposit. */
    public static PaymentChannel opened(
            ChannelId id, ListingId listing, SigningKey key, ChannelTerms terms, Amount deposit) {
        return new PaymentChannel(
                id,
                listing,
                key,
                terms,
                deposit,
                Amount.ZERO,
                Amount.ZERO,
                List.of(),
                ChannelStatus.OPEN,
                Optional.empty(),
                Optional.empty());
    }

    /** What it holds now. */
    public Amount held() {
        return deposited.minus(settled).minus(returned);
    }

    public PaymentChannel toppedUp(Amount more) {
        return with(deposited.plus(more), settled, returned, spent, status, closesAt, searches);
    }

    /**
     * Settles up to a voucher's amount.
     *
     * @throws FlockException VOUCHER_INVALID above the deposit, for too many versions, or where searches were paid
     */
    public PaymentChannel settledTo(Amount amount, int version, Amount fee) {
        requireCovered(amount);
        requirePredictions();
        return with(
                deposited, amount, returned, spent(version, amount.minus(settled), fee), status, closesAt, searches);
    }

    /**
     * Settles searches up to a voucher's amount. A channel pays either for searches or for predictions: of one sum for both
     * its host could choose whose contributors it pays.
     *
     * @throws FlockException VOUCHER_INVALID above the deposit, or where predictions were paid
     */
    public PaymentChannel searchedTo(Amount amount, DocumentUses uses) {
        requireCovered(amount);
        requireSearches();
        return with(deposited, amount, returned, spent, status, closesAt, Optional.of(uses));
    }

    /** What its searches used, up to the last settlement. */
    public DocumentUses uses() {
        return searches.orElseGet(DocumentUses::none);
    }

    /** Refuses to pay for predictions where it has paid for searches, by VOUCHER_INVALID. */
    public void requirePredictions() {
        if (searches.isPresent()) {
            throw mixed(id, "searches");
        }
    }

    /** Refuses to pay for searches where it has paid for predictions, by VOUCHER_INVALID. */
    public void requireSearches() {
        if (!spent.isEmpty()) {
            throw mixed(id, "predictions");
        }
    }

    /** What is said to who pays for one thing from a channel that pays for the other. */
    public static FlockException mixed(ChannelId id, String what) {
        return new FlockException(
                ErrorCode.VOUCHER_INVALID, "channel " + id + " pays for " + what, "open a channel of its own for each");
    }

    /** Whether as much was paid in, in all. */
    public boolean covers(Amount amount) {
        return !deposited.isLessThan(amount);
    }

    private void requireCovered(Amount amount) {
        if (!covers(amount)) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "the voucher says " + amount + ", channel " + id + " holds " + deposited,
                    "settle a voucher up to the deposit");
        }
    }

    private List<VersionSpend> spent(int version, Amount more, Amount fee) {
        List<VersionSpend> changed = new ArrayList<>();
        boolean known = false;
        for (VersionSpend one : spent) {
            known |= one.version() == version;
            changed.add(
                    one.version() == version
                            ? new VersionSpend(
                                    version, one.spent().plus(more), one.fee().plus(fee))
                            : one);
        }
        if (!known) {
            changed.add(new VersionSpend(version, more, fee));
        }
        if (changed.size() > MOST_VERSIONS) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "channel " + id + " has paid " + MOST_VERSIONS + " versions, which is the most",
                    "open another channel");
        }
        return changed;
    }

    public PaymentChannel closing(long at) {
        return with(deposited, settled, returned, spent, ChannelStatus.CLOSING, Optional.of(at), searches);
    }

    /** Closed, with all that is left given back. */
    public PaymentChannel closed() {
        return with(deposited, settled, returned.plus(held()), spent, ChannelStatus.CLOSED, closesAt, searches);
    }

    /** What the treasury got for a version. */
    public Amount feeFor(int version) {
        return Amount.sum(spent.stream()
                .filter(one -> one.version() == version)
                .map(VersionSpend::fee)
                .toList());
    }

    private PaymentChannel with(
            Amount newDeposited,
            Amount newSettled,
            Amount newReturned,
            List<VersionSpend> newSpent,
            ChannelStatus newStatus,
            Optional<Long> newClosesAt,
            Optional<DocumentUses> newSearches) {
        return new PaymentChannel(
                id,
                listing,
                key,
                terms,
                newDeposited,
                newSettled,
                newReturned,
                newSpent,
                newStatus,
                newClosesAt,
                newSearches);
    }
}
