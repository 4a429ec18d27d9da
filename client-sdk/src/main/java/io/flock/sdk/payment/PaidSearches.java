package io.flock.sdk.payment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.money.Amount;
import io.flock.sdk.MarketplaceClient;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches that are paid for, one after the other, from a channel within a budget. */
final class PaidSearches {
    private static final Logger LOG = LoggerFactory.getLogger(PaidSearches.class);

    private final MarketplaceClient market;
    private final PaidChannel channel;
    private final SearchWallet wallet;
    /** Whether the host was asked what it was paid before; until then nothing is signed. */
    private boolean resumed;

    private final ChannelEnd end;
    private Listing listing;

    PaidSearches(MarketplaceClient market, VoucherSigner signer, PaidChannel channel, Listing listing) {
        this.market = market;
        this.channel = channel;
        this.listing = listing;
        this.end = new ChannelEnd(this::confirmAndClose);
        PaymentChannel opened = channel.opened();
        wallet = new SearchWallet(
                channel.ledgerChannel(), opened.id(), signer, opened.deposited(), opened.settled(), opened.uses());
        tryToResume();
    }

    /** Also where the host is gone: its channel must be closed then. */
    private void tryToResume() {
        try {
            resume();
        } catch (FlockException e) {
            LOG.info("what channel {} has paid is not known yet: {}", channel(), e.getMessage());
        }
    }

    private void resume() {
        PaymentChannel opened = channel.opened();
        channel.host()
                .searched(opened.id())
                .filter(paid -> isGenuine(paid, opened))
                .ifPresent(wallet::resume);
        resumed = true;
    }

    /** A host that claims other uses than were signed is not believed. */
    private boolean isGenuine(SearchesPaid paid, PaymentChannel opened) {
        try {
            paid.voucher().check(opened.key(), channel.ledgerChannel());
            return paid.voucher().channel().equals(opened.id())
                    && paid.uses().digest().equals(paid.voucher().uses());
        } catch (FlockException e) {
            return false;
        }
    }

    ChannelId channel() {
        return channel.opened().id();
    }

    Amount paid() {
        return wallet.paid();
    }

    /** Pays and asks; a change of price is followed, and what was paid for an answer that got lost is taken into account. */
    SearchAnswer ask(SearchRequest request) {
        try {
            return askNow(request);
        } catch (FlockException e) {
            if (!e.is(ErrorCode.PAYMENT_REQUIRED)) {
                throw e;
            }
            listing = market.model(listing.id()).run().listing();
            resume();
            return askNow(request);
        }
    }

    private SearchAnswer askNow(SearchRequest request) {
        if (!resumed) {
            resume();
        }
        Optional<SearchVoucher> voucher = listing.searchPrice().map(this::voucher);
        SearchAnswer answer = channel.host().search(listing.id(), request, voucher);
        voucher.ifPresent(wallet::spent);
        return answer;
    }

    private SearchVoucher voucher(Amount price) {
        return wallet.next(price).orElseGet(() -> {
            wallet.deposited(channel.topUp(wallet.left(), price));
            return wallet.next(price).orElseThrow();
        });
    }

    /** What the consumer signs for with its next voucher. */
    void believe(SearchAnswer answer) {
        if (listing.searchPrice().isPresent()) {
            wallet.used(answer.passages().stream().map(FoundPassage::document).toList());
        }
    }

    void confirm() {
        if (!resumed) {
            resume();
        }
        if (channel.opened().settled().isLessThan(wallet.paid())) {
            channel.host().confirm(wallet.confirmation());
        }
    }

    /** Begins to end the channel, unless it has begun. */
    void close() {
        end.begin();
    }

    Optional<CloseResult> closed() {
        return end.last();
    }

    /** Also where the host can't be asked, or has lost what it answered: then the last answer stays unsigned. */
    private CloseResult confirmAndClose() {
        try {
            resume();
            confirm();
        } catch (FlockException e) {
            LOG.info("the last answer of channel {} stays unsigned: {}", channel(), e.getMessage());
        }
        return channel.close();
    }
}
