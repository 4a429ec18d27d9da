package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.SignedAnchor;

/** What a host writes down before it answers. */
sealed interface JournalRecord {
    /** A chain that a consumer signed; its number is its place among the anchors of the file. */
    record Chain(SignedAnchor signed) implements JournalRecord {}

    /** A payment with a chain. */
    record Payment(int chain, int index, int rows, Digest word) implements JournalRecord {}

    /** The host's word that it takes no more. */
    record Final(FinalAccount account) implements JournalRecord {}
}
