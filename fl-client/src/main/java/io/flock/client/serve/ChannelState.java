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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One channel: its current chain, the one before it, whose last requests may still be on their way, and the last voucher of
 * earlier versions until it is settled. What is settled beyond a voucher is booked on the version of the next one, so the
 * chain before is settled first, and takes no more once the current one is. For one thread at a time.
 */
final class ChannelState {
    /** The chain before waits for requests on their way through one whole settling at least. */
    private static final int SETTLINGS_AWAITED = 2;

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
    /** For ever; whatever a peer of the ledger says that is behind the others. */
    private boolean closed;
    /** How many settlings have begun since the current chain did. */
    private int settlings;

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

    /** Those that are paid with: the current one last. */
    List<ChainState> chains() {
        return List.copyOf(chains);
    }

    /** Takes what the journal holds; of a closed channel nothing counts. */
    void replay(JournalRecord.Search search) {
        if (!closed) {
            searches.replay(search);
        }
    }

    /** Takes what the journal holds. */
    void replay(JournalRecord.Earlier settledBefore) {
        earlier.add(settledBefore.voucher());
    }

    /** As few records as come to the same, without those of its chains. */
    List<JournalRecord> records() {
        List<JournalRecord> all = new ArrayList<>();
        if (closed) {
            all.add(new JournalRecord.Closed(id));
        }
        // For ever: a second one that differs would cost the host its stake.
        ended.map(JournalRecord.Final::new).ifPresent(all::add);
        earlier.forEach(voucher -> all.add(new JournalRecord.Earlier(voucher)));
        searches.record().ifPresent(all::add);
        return all;
    }

    /** Begins a chain; answers the one that is kept no longer. */
    Optional<ChainState> begin(ChainState next) {
        chains.add(next);
        settlings = 0;
        if (chains.size() <= 2) {
            return Optional.empty();
        }
        ChainState gone = chains.remove(0);
        if (gone.anchor().version() != chains.get(0).anchor().version() && isNews(gone.amount())) {
            earlier.add(gone.voucher());
        }
        return Optional.of(gone);
    }

    private boolean isNews(Amount amount) {
        return isOwed(amount)
                && (earlier.isEmpty()
                        || earlier.get(earlier.size() - 1).amount().isLessThan(amount));
    }

    /** Whether nothing was paid with the current chain. */
    boolean isUnused() {
        return !chains.isEmpty() && chains.get(chains.size() - 1).best() == 0;
    }

    /**
     * Refuses a chain that would make another version wait for its settlement, where as many do as one channel can pay.
     *
     * @throws FlockException TOO_MANY_REQUESTS
     */
    void requireFewVersions() {
        if (earlier.size() >= PaymentChannel.MOST_VERSIONS) {
            throw new FlockException(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "channel " + id + " has changed its version " + earlier.size()
                            + " times since it was settled last");
        }
    }

    /** That a settling begins. */
    void settling() {
        settlings++;
    }

    /** Lets the chain before take no more, so that all can be settled. */
    void lapse() {
        settlings = SETTLINGS_AWAITED;
    }

    Optional<ChainState> known(Digest tip) {
        return chains.stream().filter(chain -> chain.anchor().tip().equals(tip)).findFirst();
    }

    /**
     * Of the chain before the current one only what the current one begins with is paid: nobody pays twice with one amount.
     *
     * @throws FlockException VOUCHER_INVALID above that; PAYMENT_REQUIRED where it would be booked on another version
     */
    void requireCovered(ChainState chain, int index) {
        ChainState current = chains.get(chains.size() - 1);
        if (index > chain.best() && isBeforeAnotherVersion(chain) && isLapsed(chain)) {
            throw new FlockException(
                    ErrorCode.PAYMENT_REQUIRED,
                    "the chain of version " + chain.anchor().version() + " takes no more: version "
                            + current.anchor().version() + " is settled after it",
                    "pay with the current chain, or announce another one");
        }
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
    private List<Voucher> unsettled() {
        if (isClosed()) {
            return List.of();
        }
        List<Voucher> all = new ArrayList<>(earlier);
        chains.stream()
                .filter(chain -> isCurrent(chain) ? !isAwaiting() : isBeforeAnotherVersion(chain))
                .forEach(chain -> all.add(chain.voucher()));
        all.removeIf(voucher -> !isOwed(voucher.amount()));
        return all;
    }

    private boolean isCurrent(ChainState chain) {
        return chain == chains.get(chains.size() - 1);
    }

    private boolean isBeforeAnotherVersion(ChainState chain) {
        return chain.anchor().version()
                != chains.get(chains.size() - 1).anchor().version();
    }

    /** Whether the chain before, of another version, may still be paid with. */
    private boolean isAwaiting() {
        ChainState before = chains.get(0);
        return isBeforeAnotherVersion(before)
                && before.amount().isLessThan(chains.get(1).anchor().base())
                && !isLapsed(before)
                && !isEnding();
    }

    /** Whether the current chain may have been settled above it; after a restart only the ledger can tell. */
    private boolean isLapsed(ChainState before) {
        return settlings >= SETTLINGS_AWAITED || before.amount().isLessThan(settled);
    }

    /** Whether it pays no more, so that all that it owes is to be settled now. */
    boolean isEnding() {
        return ended.isPresent()
                || record.filter(channel -> channel.status() != ChannelStatus.OPEN)
                        .isPresent();
    }

    /** What is to be settled for searches. */
    private Optional<SearchesPaid> unsettledSearches() {
        return searches.best()
                .filter(paid -> !isClosed() && isOwed(paid.voucher().amount()));
    }

    /** What is to be settled now; empty where nothing is. */
    Optional<Due> due() {
        List<Voucher> predictions = unsettled();
        Optional<SearchesPaid> paid = unsettledSearches();
        return Stream.concat(
                        predictions.stream().map(Voucher::amount),
                        paid.stream().map(one -> one.voucher().amount()))
                .max(Comparator.naturalOrder())
                .map(most -> new Due(id, isEnding(), most.minus(settled), predictions, paid));
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
        return closed
                || record.filter(channel -> channel.status() == ChannelStatus.CLOSED)
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

    /** Up to where, as far as that is known here. */
    Amount settled() {
        return settled;
    }

    /** Forgets what it has paid: it is closed on the ledger. */
    void close() {
        closed = true;
        chains.clear();
        earlier.clear();
        searches.clear();
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

    /** @throws FlockException CHANNEL_CLOSED once it is closed on the ledger */
    void requireNotClosed() {
        if (isClosed()) {
            throw new FlockException(ErrorCode.CHANNEL_CLOSED, "channel " + id + " is " + ChannelStatus.CLOSED);
        }
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
        requireNotClosed();
        // Also while it closes: what it pays then may never be settled.
        record.filter(channel -> channel.status() != ChannelStatus.OPEN).ifPresent(channel -> {
            throw new FlockException(ErrorCode.CHANNEL_CLOSED, "channel " + id + " is " + channel.status());
        });
    }
}
