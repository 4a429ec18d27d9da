package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * The searches of one channel: the last voucher with the uses that it stands for, and the last answer, which the consumer
 * signs for with its next voucher. Constant memory, for one thread at a time.
 */
final class SearchState {
    private final ChannelId id;
    private Optional<SearchVoucher> voucher = Optional.empty();
    private DocumentUses signed = DocumentUses.none();
    private List<Digest> last = List.of();
    private boolean busy;

    SearchState(ChannelId id) {
        this.id = id;
    }

    /** What the ledger says; where this host knows of no voucher, it goes on from what was settled. */
    void seen(PaymentChannel now) {
        if (voucher.isEmpty()) {
            signed = now.uses();
        }
    }

    /** What was paid in all. */
    Amount amount() {
        return voucher.map(SearchVoucher::amount).orElse(Amount.ZERO);
    }

    Optional<SearchesPaid> best() {
        return voucher.map(paid -> new SearchesPaid(paid, signed));
    }

    /**
     * The uses that a voucher stands for: those of all answers, or of all but the last, which may have got lost on its way.
     *
     * @throws FlockException VOUCHER_INVALID for any others
     */
    DocumentUses uses(SearchVoucher next) {
        DocumentUses all = signed.plus(last);
        if (all.digest().equals(next.uses())) {
            return all;
        }
        if (signed.digest().equals(next.uses())) {
            return signed;
        }
        throw new FlockException(
                ErrorCode.VOUCHER_INVALID,
                "channel " + id + ": the voucher stands for other uses than those that were answered",
                "sign for what /v1/searches says, and the answer since");
    }

    /**
     * One search of a channel at a time: the next voucher stands for the answer to the one before.
     *
     * @throws FlockException OVERLOADED while another one runs, CHANNEL_CLOSED where the answers have named too many
     *     documents
     */
    void begin() {
        requireIdle();
        int named = signed.plus(last).answers().size();
        if (named + SearchRequest.MOST > DocumentUses.MOST_DOCUMENTS) {
            throw new FlockException(
                    ErrorCode.CHANNEL_CLOSED,
                    "the answers of channel " + id + " have named " + named + " documents, and at most "
                            + DocumentUses.MOST_DOCUMENTS + " are settled together",
                    "open another channel");
        }
        busy = true;
    }

    /** @throws FlockException OVERLOADED while a search runs */
    void requireIdle() {
        if (busy) {
            throw new FlockException(
                    ErrorCode.OVERLOADED,
                    "another search of channel " + id + " is running",
                    "ask one after the other, or open a channel for each");
        }
    }

    void end() {
        busy = false;
    }

    /** Whether a search runs, whose voucher is not taken yet. */
    boolean isBusy() {
        return busy;
    }

    /** Whether a voucher stands for all answers, and the one before did not. */
    boolean isNews(SearchVoucher confirmation) {
        return !uses(confirmation).equals(signed);
    }

    /**
     * What goes into the journal for a voucher with an answer.
     *
     * @throws FlockException as {@link #uses}, so that nothing is written that could not be read again
     */
    JournalRecord.Search record(SearchVoucher next, List<Digest> documents) {
        DocumentUses stand = uses(next);
        return new JournalRecord.Search(next, voucher.isEmpty() ? Optional.of(stand) : Optional.empty(), documents);
    }

    /** Takes what the journal holds. */
    void replay(JournalRecord.Search search) {
        signed = search.base().orElseGet(() -> uses(search.voucher()));
        voucher = Optional.of(search.voucher());
        last = search.documents();
    }

    /** The record that comes to the same; empty before a search was paid. */
    Optional<JournalRecord.Search> record() {
        return voucher.map(paid -> new JournalRecord.Search(paid, Optional.of(signed), last));
    }

    /** Forgets all. */
    void clear() {
        voucher = Optional.empty();
        signed = DocumentUses.none();
        last = List.of();
    }
}
