package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One channel: its current chain, the one before it, whose last requests may still be on their way, and the last voucher of
 * earlier versions until it is settled. For one thread at a time.
 */
final class ChannelState {
    private final ChannelId id;
    private final List<ChainState> chains = new ArrayList<>();
    private final List<Voucher> earlier = new ArrayList<>();
    private final SearchState searches;
    /** As the ledger had it last; never older than the last settling but one. */
    private Optional<PaymentChannel> record = Optional.empty();

    /** Never changes once it is known. */
    private volatile Optional<SigningKey> key = Optional.empty();

    private Amount settled = Amount.ZERO;
    private Optional<FinalAccount> ended = Optional.empty();
    private boolean unpayable;

    ChannelState(ChannelId id) {
        this.id = id;
        this.searches = new SearchState(id);
    }

    ChannelId id() {
        return id;
    }

    /** What the ledger says of it; empty where that is to be asked. */
    Optional<PaymentChannel> record() {
        return record;
    }

    /** What its consumer signs with; for any thread. Known from its first genuine request on. */
    Optional<SigningKey> key() {
        return key;
    }

    /** What the ledger says. */
    void seen(PaymentChannel now) {
        record = Optional.of(now);
        key = Optional.of(now.key());
        settled(now.settled());
        searches.seen(now);
    }

    /** Lets the ledger be asked with the next payment. A channel never opens again. */
    void forget() {
        record = record.filter(channel -> channel.status() != ChannelStatus.OPEN);
    }

    /** What is paid reaches the contributors of the channel's listing, so it buys nothing of another. */
    void requireListing(ListingId served) {
        ListingId paid = record.orElseThrow().listing();
        if (!paid.equals(served)) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "channel " + id + " pays for listing " + paid + ", not for " + served,
                    "open a channel for " + served);
        }
    }

    void begin(ChainState next) {
        if (!chains.isEmpty()) {
            ChainState last = chains.get(chains.size() - 1);
            if (last.anchor().version() != next.anchor().version() && isOwed(last.amount())) {
                earlier.add(last.voucher());
            }
        }
        chains.add(next);
        if (chains.size() > 2) {
            chains.remove(0);
        }
    }

    Optional<ChainState> known(Digest tip) {
        return chains.stream().filter(chain -> chain.anchor().tip().equals(tip)).findFirst();
    }

    /** Of the chain before the current one only what the current one begins with is paid: nobody pays twice with one amount. */
    void requireCovered(ChainState chain, int index) {
        ChainState current = chains.get(chains.size() - 1);
        if (chain != current
                && current.anchor().base().isLessThan(chain.anchor().amountAt(index))) {
            throw invalid(
                    id,
                    "index " + index + " of the chain before is above "
                            + current.anchor().base() + ", where the current chain begins");
        }
    }

    /** What was paid in all. */
    Amount amount() {
        return best().map(Voucher::amount).orElseGet(searches::amount);
    }

    /** Below this no voucher is worth anything. */
    Amount paidOrSettled() {
        return amount().max(settled);
    }

    /** Its searches. A channel pays for these or for predictions. */
    SearchState searches() {
        return searches;
    }

    /** @throws FlockException VOUCHER_INVALID where the channel pays for searches */
    void requirePredictions() {
        record.ifPresent(PaymentChannel::requirePredictions);
        if (searches.best().isPresent() || searches.isBusy()) {
            throw PaymentChannel.mixed(id, "searches");
        }
    }

    /** @throws FlockException VOUCHER_INVALID where the channel pays for predictions */
    void requireSearches() {
        record.ifPresent(PaymentChannel::requireSearches);
        if (!chains.isEmpty()) {
            throw PaymentChannel.mixed(id, "predictions");
        }
    }

    Optional<Voucher> best() {
        return chains.isEmpty()
                ? Optional.empty()
                : Optional.of(chains.get(chains.size() - 1).voucher());
    }

    /** What is to be settled for predictions; of a closed channel nothing can be. */
    List<Voucher> unsettled() {
        if (isClosed()) {
            return List.of();
        }
        List<Voucher> all = new ArrayList<>(earlier);
        best().ifPresent(all::add);
        all.removeIf(voucher -> !isOwed(voucher.amount()));
        return all;
    }

    /** What is to be settled for searches. */
    Optional<SearchesPaid> unsettledSearches() {
        return searches.best()
                .filter(paid -> !isClosed() && isOwed(paid.voucher().amount()));
    }

    /** Whether it has paid more than was settled. */
    boolean isUnsettled() {
        return isOwed(amount());
    }

    private boolean isOwed(Amount amount) {
        return settled.isLessThan(amount);
    }

    /** Whether it is closed on the ledger. */
    boolean isClosed() {
        return record.filter(channel -> channel.status() == ChannelStatus.CLOSED)
                .isPresent();
    }

    /** That the ledger takes no settlement of this host's now; until it takes one again, nothing is taken here either. */
    void unpayable() {
        unpayable = true;
    }

    void payable() {
        unpayable = false;
    }

    void settled(Amount upTo) {
        settled = settled.max(upTo);
        earlier.removeIf(voucher -> !isOwed(voucher.amount()));
    }

    void end(FinalAccount account) {
        ended = Optional.of(account);
    }

    Optional<FinalAccount> ended() {
        return ended;
    }

    /** A payment that is not one of the channel's. */
    static FlockException invalid(ChannelId id, String why) {
        return new FlockException(ErrorCode.VOUCHER_INVALID, "channel " + id + ": " + why);
    }

    /** Refuses payments of a channel that has ended, here or on the ledger. */
    void requireOpen() {
        if (ended.isPresent()) {
            throw new FlockException(ErrorCode.CHANNEL_CLOSED, "channel " + id + " has ended at its consumer's wish");
        }
        if (unpayable) {
            throw new FlockException(
                    ErrorCode.CHANNEL_CLOSED, "what channel " + id + " pays can't be settled: its host has stopped");
        }
        // Also while it closes: what it pays then may never be settled.
        record.filter(channel -> channel.status() != ChannelStatus.OPEN).ifPresent(channel -> {
            throw new FlockException(ErrorCode.CHANNEL_CLOSED, "channel " + id + " is " + channel.status());
        });
    }
}
