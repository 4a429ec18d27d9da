package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.VoucherSigner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All channels that pay this host: which payments it has taken, and what it can settle. Asks the ledger in each settling,
 * with a channel's first payment, also after a restart or a pause, and when one is to pay more than was paid in, never else.
 */
final class ChannelBook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelBook.class);
    /** How many chains a channel may announce in a minute over one that was not paid with: each is written down. */
    private static final int UNUSED_CHAINS = 6;

    private final String ledgerChannel;
    private final AccountId host;
    private final Lookups ledger;
    private final JournalState channels;
    private final Consumer<VersionRef> served;
    private final RequestLimit unusedChains;
    private final Object numbers = new Object();
    private final VoucherJournal journal;
    private final Compaction compaction;

    /**
     * Opens the journal and takes up what it holds.
     *
     * @param served refuses a version that is not served here
     * @param nanos the clock by which chains are limited
     */
    ChannelBook(
            String ledgerChannel,
            AccountId host,
            Lookups ledger,
            Consumer<VersionRef> served,
            Path journal,
            LongSupplier nanos) {
        this.ledgerChannel = ledgerChannel;
        unusedChains = new RequestLimit(UNUSED_CHAINS, Duration.ofMinutes(1), nanos);
        this.host = host;
        this.ledger = ledger;
        this.served = served;
        channels = new JournalState(ledgerChannel);
        this.journal = VoucherJournal.open(journal, channels::replay);
        compaction = new Compaction(ledgerChannel, channels, this.journal, ledger);
    }

    /** The searches that are paid for from these channels. */
    SearchBook searches() {
        return new SearchBook(this, ledgerChannel, journal);
    }

    ChannelState state(ChannelId id) {
        return channels.state(id);
    }

    /**
     * Takes a chain that a consumer announces.
     *
     * @throws FlockException VOUCHER_INVALID unless it is signed by the channel's key, begins where the last one ended, and
     *     its deposit covers all of it; UNKNOWN_LISTING for a version that is not served, LISTING_CLOSED, UNKNOWN_CHANNEL,
     *     CHANNEL_CLOSED, NOT_AUTHORISED for another host's channel, TOO_MANY_REQUESTS, OVERLOADED
     */
    void announce(SignedAnchor signed, String address) {
        Anchor anchor = signed.anchor();
        ChannelState state = signed(anchor.channel(), address, key -> {
            if (!signed.isSignedBy(key, ledgerChannel)) {
                throw ChannelState.invalid(anchor.channel(), "the signature of the chain is not the channel's key's");
            }
        });
        synchronized (state) {
            if (state.known(anchor.tip()).isPresent()) {
                return;
            }
            record(state, anchor.amountAt(anchor.length()));
            state.requirePredictions();
            // The ledger settles nothing for a version that it does not know.
            served.accept(new VersionRef(state.record().orElseThrow().listing(), anchor.version()));
            Amount least = state.paidOrSettled();
            if (anchor.base().isLessThan(least)) {
                throw ChannelState.invalid(
                        state.id(), "the chain begins at " + anchor.base() + ", " + least + " are paid already");
            }
            state.requireFewVersions();
            if (state.isUnused()) {
                unusedChains.count(state.id().toString());
            }
            channels.begin(state, written(signed), signed);
        }
    }

    /** Its place among all chains of the journal. */
    private int written(SignedAnchor signed) {
        synchronized (numbers) {
            journal.chain(signed);
            return channels.nextNumber();
        }
    }

    /**
     * The channel of a request that its consumer has signed. Until a channel's key is known here nobody can tell whose
     * request it is, and what it can ask of the ledger is limited by its address.
     *
     * @param check refuses what is not signed by the key
     * @throws FlockException what {@code check} throws; UNKNOWN_CHANNEL, NOT_AUTHORISED for another host's channel,
     *     TOO_MANY_REQUESTS, OVERLOADED
     */
    ChannelState signed(ChannelId id, String address, Consumer<SigningKey> check) {
        Optional<SigningKey> known = find(id).flatMap(ChannelState::key);
        if (known.isPresent()) {
            check.accept(known.get());
            return state(id);
        }
        if (!id.host().equals(host)) {
            throw new FlockException(ErrorCode.NOT_AUTHORISED, "channel " + id + " pays another host than " + host);
        }
        PaymentChannel channel = ledger.stranger(id, address);
        check.accept(channel.key());
        ChannelState state = state(id);
        synchronized (state) {
            state.seen(channel);
        }
        return state;
    }

    /**
     * Makes sure that a channel is open and can pay so much in all, for whoever holds its lock. The ledger is asked where
     * that is not known, or the consumer may have paid in more.
     *
     * @throws FlockException CHANNEL_CLOSED, VOUCHER_INVALID above the deposit, TOO_MANY_REQUESTS, OVERLOADED
     */
    void record(ChannelState state, Amount least) {
        state.requireOpen();
        if (state.record().filter(channel -> channel.covers(least)).isEmpty()) {
            state.seen(ledger.consumer(state.id()));
            state.requireOpen();
        }
        PaymentChannel now = state.record().orElseThrow();
        if (!now.covers(least)) {
            throw ChannelState.invalid(state.id(), least + " are above the deposit of " + now.deposited());
        }
    }

    /**
     * Reads anew what the ledger says of the channels that have paid since the last settling, so that none is answered for
     * long that will never pay. Those that paid nothing are asked for with their next payment.
     */
    void follow() {
        for (ChannelState state : channels.all()) {
            try {
                follow(state);
            } catch (FlockException e) {
                LOG.warn("channel {} could not be read: {}", state.id(), e.getMessage());
            } catch (RuntimeException e) {
                // A fault of this software in one channel is no reason to leave the others unsettled.
                LOG.error("channel {} could not be read", state.id(), e);
            }
        }
    }

    private void follow(ChannelState state) {
        synchronized (state) {
            state.settling();
            if (!state.isUnsettled() || state.isClosed()) {
                state.forget();
                return;
            }
        }
        PaymentChannel now = ledger.ask(state.id());
        synchronized (state) {
            state.seen(now);
            if (state.isClosed() && state.isUnsettled()) {
                LOG.warn(
                        "channel {} is closed with {} settled: what it paid beyond, {} in all, is lost",
                        state.id(),
                        now.settled(),
                        state.amount());
            }
        }
    }

    Optional<ChannelState> find(ChannelId id) {
        return channels.find(id.toString());
    }

    /**
     * Takes a payment, once it is in the journal.
     *
     * @throws FlockException VOUCHER_INVALID, also for a channel that pays for another listing, CHANNEL_CLOSED,
     *     PAYMENT_REQUIRED for a chain that is not known here, TOO_MANY_REQUESTS
     */
    AccountId take(PaymentToken token, VersionRef version, Amount price, int rows, RequestLimit limit) {
        ChannelState state = channels.find(token.channel()).orElseThrow(() -> unknown(token));
        synchronized (state) {
            state.requireOpen();
            ChainState chain = state.known(token.tip()).orElseThrow(() -> unknown(token));
            Anchor anchor = chain.anchor();
            if (anchor.version() != version.version() || anchor.unit().isLessThan(price)) {
                throw new FlockException(
                        ErrorCode.PAYMENT_REQUIRED,
                        "the chain pays " + anchor.unit() + " for version " + anchor.version() + ", version "
                                + version.version() + " costs " + price,
                        "announce a chain of this version and price");
            }
            byte[] word = token.word().bytes();
            chain.check(token.index(), word, rows);
            // Only a word that is genuine counts, or asks the ledger: else anybody could use up another's allowance.
            record(state, Amount.ZERO);
            state.requireListing(version.listing());
            state.requireCovered(chain, token.index());
            limit.count(token.channel());
            journal.payment(chain.number(), token.index(), rows, word);
            chain.mark(token.index(), word, rows);
            return state.id().consumer();
        }
    }

    /** Which version the chain of a payment pays for; empty for a chain that is not known here. */
    Optional<Integer> versionOf(PaymentToken token) {
        return channels.find(token.channel()).flatMap(state -> {
            synchronized (state) {
                return state.known(token.tip()).map(chain -> chain.anchor().version());
            }
        });
    }

    /** Lets a payment be shown again whose prediction failed. */
    void forgive(PaymentToken token, int rows) {
        channels.find(token.channel()).ifPresent(state -> {
            synchronized (state) {
                state.known(token.tip()).ifPresent(chain -> chain.forgive(token.index(), rows));
            }
        });
    }

    /** The best voucher of a channel; empty before it has paid. */
    Optional<Voucher> best(ChannelId id) {
        return find(id).flatMap(state -> {
            synchronized (state) {
                return state.best();
            }
        });
    }

    /** What is to be settled now, the most urgent first. */
    List<Due> due() {
        List<Due> all = new ArrayList<>();
        for (ChannelState state : channels.all()) {
            synchronized (state) {
                state.due().ifPresent(all::add);
            }
        }
        all.sort(Due.URGENT_FIRST);
        return all;
    }

    /** Lets no chain be paid with that is not its channel's current one, so that all can be settled. */
    void lapse() {
        for (ChannelState state : channels.all()) {
            synchronized (state) {
                state.lapse();
            }
        }
    }

    /** That the ledger has settled a channel up to this amount. */
    void settled(ChannelId id, Amount upTo) {
        ChannelState state = state(id);
        synchronized (state) {
            state.payable();
            state.settled(upTo);
        }
    }

    /** That the ledger takes no settlement of this channel now. */
    void unpayable(ChannelId id) {
        ChannelState state = state(id);
        synchronized (state) {
            state.unpayable();
        }
    }

    /** That the ledger may settle any channel again. */
    void payable() {
        for (ChannelState state : channels.all()) {
            synchronized (state) {
                state.payable();
            }
        }
    }

    /**
     * Ends a channel at its consumer's wish: from now on no payment of it is taken. The same answer again.
     *
     * @throws FlockException VOUCHER_INVALID unless the consumer signed the wish; NOT_AUTHORISED for another host's channel,
     *     UNKNOWN_CHANNEL, CHANNEL_CLOSED once it is closed on the ledger, TOO_MANY_REQUESTS, OVERLOADED
     */
    FinalAccount end(FinalRequest request, VoucherSigner signer, String address) {
        ChannelState state = signed(request.channel(), address, key -> {
            if (!request.isSignedBy(key, ledgerChannel)) {
                throw ChannelState.invalid(request.channel(), "the wish to end it is not signed by its consumer");
            }
        });
        synchronized (state) {
            if (state.ended().isEmpty()) {
                state.seen(ledger.consumer(state.id()));
                // What it had paid may be forgotten, and a word below what was settled would cost the stake.
                state.requireNotClosed();
                Amount amount = state.paidOrSettled();
                Digest digest = FinalAccount.digest(ledgerChannel, state.id(), amount);
                FinalAccount account = new FinalAccount(state.id(), amount, signer.sign(digest));
                journal.finalAccount(account);
                state.end(account);
            }
            return state.ended().orElseThrow();
        }
    }

    /** Brings the journal to the disk, and keeps it short. */
    void force() {
        journal.force();
        compaction.run();
    }

    int size() {
        return channels.size();
    }

    private static FlockException unknown(PaymentToken token) {
        return new FlockException(
                ErrorCode.PAYMENT_REQUIRED,
                "the chain of this payment is not known here: " + token.tip(),
                "announce its signed anchor at /v1/anchors first");
    }

    @Override
    public void close() {
        journal.close();
    }
}
