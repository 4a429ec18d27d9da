package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What searches paid this host, and for which documents. Asks the ledger for a channel's key and deposit, never for a search. */
final class SearchBook {
    private final ChannelBook book;
    private final String ledgerChannel;
    private final VoucherJournal journal;

    SearchBook(ChannelBook book, String ledgerChannel, VoucherJournal journal) {
        this.book = book;
        this.ledgerChannel = ledgerChannel;
        this.journal = journal;
    }

    /**
     * Answers a search that is paid for. The payment is in the journal, with the documents that the answer names, before it
     * is answered; a search that fails costs nothing.
     *
     * @param address where the voucher came from: before its signature is checked it may be anybody's
     * @param price of one search
     * @param search what is paid for
     * @param named the documents of its answer
     * @throws FlockException VOUCHER_INVALID, PAYMENT_REQUIRED for too little, CHANNEL_CLOSED, UNKNOWN_CHANNEL,
     *     NOT_AUTHORISED for another host's channel, OVERLOADED, TOO_MANY_REQUESTS, and what the search throws
     */
    <T> T pay(
            SearchVoucher voucher,
            String address,
            ListingId listing,
            Amount price,
            Supplier<T> search,
            Function<T, List<Digest>> named) {
        ChannelState state = signed(voucher, address);
        synchronized (state) {
            require(state, voucher);
            state.requireListing(listing);
            Amount least = state.paidOrSettled().plus(price);
            if (voucher.amount().isLessThan(least)) {
                throw new FlockException(
                        ErrorCode.PAYMENT_REQUIRED,
                        "the voucher says " + voucher.amount() + ", with this search " + least + " are to be paid",
                        "sign a voucher of that amount");
            }
            state.searches().uses(voucher);
            state.searches().begin();
        }
        try {
            T answer = search.get();
            synchronized (state) {
                state.requireOpen();
                state.requireSearches();
                take(state.searches(), voucher, named.apply(answer));
            }
            return answer;
        } finally {
            synchronized (state) {
                state.searches().end();
            }
        }
    }

    /**
     * Takes a signature for the last answer, without another search. A voucher that was taken before has no effect, whoever
     * shows it.
     *
     * @throws FlockException as {@link #pay}
     */
    void confirm(SearchVoucher voucher, String address) {
        ChannelState state = signed(voucher, address);
        synchronized (state) {
            require(state, voucher);
            SearchState searches = state.searches();
            if (!voucher.amount().equals(searches.amount())) {
                throw ChannelState.invalid(
                        voucher.channel(),
                        "the voucher says " + voucher.amount() + ", " + searches.amount() + " are paid");
            }
            searches.requireIdle();
            if (searches.isNews(voucher)) {
                take(searches, voucher, List.of());
            }
        }
    }

    private void take(SearchState searches, SearchVoucher voucher, List<Digest> documents) {
        JournalRecord.Search record = searches.record(voucher, documents);
        journal.search(record);
        searches.replay(record);
    }

    private ChannelState signed(SearchVoucher voucher, String address) {
        return book.signed(voucher.channel(), address, key -> voucher.check(key, ledgerChannel));
    }

    private void require(ChannelState state, SearchVoucher voucher) {
        book.record(state, voucher.amount());
        state.requireSearches();
    }

    /** The last voucher of a channel with its uses; empty before a search was paid. */
    Optional<SearchesPaid> best(ChannelId id) {
        return book.find(id).flatMap(state -> {
            synchronized (state) {
                return state.searches().best();
            }
        });
    }
}
