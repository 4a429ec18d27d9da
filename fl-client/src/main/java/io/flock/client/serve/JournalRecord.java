package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import java.util.List;
import java.util.Optional;

/** What a host writes down before it answers. */
sealed interface JournalRecord {
    /** A chain that a consumer signed; its number is its place among the chains of the journal, those that are gone included. */
    record Chain(SignedAnchor signed) implements JournalRecord {}

    /** A payment with a chain. */
    record Payment(int chain, int index, int rows, Digest word) implements JournalRecord {}

    /**
     * A search that was paid for, or a consumer's signature for its last answer.
     *
     * @param base the uses of the voucher; absent where they are those of the record before, with or without its documents
     * @param documents what the answer named
     */
    record Search(SearchVoucher voucher, Optional<DocumentUses> base, List<Digest> documents) implements JournalRecord {
        public Search {
            documents = List.copyOf(documents);
        }
    }

    /** The host's word that it takes no more. */
    record Final(FinalAccount account) implements JournalRecord {}

    /** So many chains stood here that nobody can pay with any more. */
    record Gone(int chains) implements JournalRecord {}

    /** The last voucher of a version that is to be settled before those of the channel's chains. */
    record Earlier(Voucher voucher) implements JournalRecord {}

    /** A channel that is closed on the ledger: nothing it has paid counts any more, nor ever will. */
    record Closed(ChannelId channel) implements JournalRecord {}
}
