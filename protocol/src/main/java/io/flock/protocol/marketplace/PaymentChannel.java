package io.flock.protocol.marketplace;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
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
        Optional<Long> closesAt)
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
                Optional.empty());
    }

    /** What it holds now. */
    public Amount held() {
        return deposited.minus(settled).minus(returned);
    }

    public PaymentChannel toppedUp(Amount more) {
        return with(deposited.plus(more), settled, returned, spent, status, closesAt);
    }

    /**
     * Settles up to a voucher's amount.
     *
     * @throws FlockException VOUCHER_INVALID above the deposit or for too many versions
     */
    public PaymentChannel settledTo(Amount amount, int version, Amount fee) {
        if (deposited.isLessThan(amount)) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "the voucher says " + amount + ", channel " + id + " holds " + deposited,
                    "settle a voucher up to the deposit");
        }
        return with(deposited, amount, returned, spent(version, amount.minus(settled), fee), status, closesAt);
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
        return with(deposited, settled, returned, spent, ChannelStatus.CLOSING, Optional.of(at));
    }

    /** Closed, with all that is left given back. */
    public PaymentChannel closed() {
        return with(deposited, settled, returned.plus(held()), spent, ChannelStatus.CLOSED, closesAt);
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
            Optional<Long> newClosesAt) {
        return new PaymentChannel(
                id, listing, key, terms, newDeposited, newSettled, newReturned, newSpent, newStatus, newClosesAt);
    }
}
