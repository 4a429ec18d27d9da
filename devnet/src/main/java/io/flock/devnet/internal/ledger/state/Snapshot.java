package io.flock.devnet.internal.ledger.state;

import java.util.Iterator;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;

/**
 * The state after the blocks below one height. Blocks committed later don't show, not even in an open iterator. Needs
 * no lock and no closing; safe for use by several threads, its iterators by one.
 */
public interface Snapshot {
    /** Number of blocks seen. */
    long height();

    /** What the key holds; nothing if it was never written or is deleted. */
    Optional<VersionedValue> get(String namespace, String key);

    /**
     * The keys from {@code start} (included) to {@code end} (excluded) in the order of their UTF-8 bytes.
     *
     * @param end empty for the end of the namespace; a start at or behind a non-empty end gives nothing
     */
    Iterator<KeyedValue> range(String namespace, String start, String end);

    /** The key's valid writes, deletes included, newest first. */
    Iterator<KeyModification> history(String namespace, String key);
}
