package io.flock.devnet.internal.ledger.simulation;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.state.KeyedValue;
import io.flock.devnet.internal.ledger.state.Snapshot;
import io.flock.devnet.internal.ledger.state.VersionedValue;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;

/**
 * One transaction's view of a snapshot, and the read-write set that grows while the chaincode runs. Reads never see the
 * transaction's own writes. Not safe for several threads.
 */
public final class Simulation {
    private final String transaction;
    private final Snapshot snapshot;
    private final int queryLimit;
    private final ReadWriteSetBuilder set = new ReadWriteSetBuilder();
    private boolean written;
    private boolean paged;

    /**
     * Begins with empty read and write sets.
     *
     * @param queryLimit the most entries that one query returns
     */
    public Simulation(String transaction, Snapshot snapshot, int queryLimit) {
        if (queryLimit < 1) {
            throw new IllegalArgumentException("a query limit is at least 1: " + queryLimit);
        }
        this.transaction = transaction;
        this.snapshot = snapshot;
        this.queryLimit = queryLimit;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** The committed value, empty if the key is absent; key and version go to the read set. */
    public ByteString get(String namespace, String key) {
        Optional<VersionedValue> found = snapshot.get(namespace, key);
        set.read(namespace, key, found.map(VersionedValue::version));
        return found.map(VersionedValue::value).orElse(ByteString.EMPTY);
    }

    /** An empty value deletes. */
    public void put(String namespace, String key, ByteString value) throws SimulationException {
        if (paged) {
            throw new SimulationException(
                    refusal("Transaction has already performed a paginated query. Writes are not allowed"));
        }
        written = true;
        set.write(namespace, key, value);
    }

    public void delete(String namespace, String key) throws SimulationException {
        put(namespace, key, ByteString.EMPTY);
    }

    /** What has been fetched, the look-ahead included, goes to the read set. */
    public BatchedQuery<KeyedValue> range(String namespace, String start, String end) {
        return new BatchedQuery<>(recorded(namespace, start, end), queryLimit);
    }

    /**
     * One page of a range.
     *
     * @param pageSize 0 or less for as many as the query limit allows
     * @param bookmark replaces the start unless it is empty
     */
    public Page page(String namespace, String start, String end, int pageSize, String bookmark)
            throws SimulationException {
        if (written) {
            throw new SimulationException(refusal("Paginated queries are supported only in a read-only transaction"));
        }
        paged = true;
        return Pages.read(recorded(namespace, bookmark.isEmpty() ? start : bookmark, end), pageSize, queryLimit);
    }

    /** Newest first; the read set doesn't know of it. */
    public BatchedQuery<KeyModification> history(String namespace, String key) {
        return new BatchedQuery<>(snapshot.history(namespace, key), queryLimit);
    }

    /** The serialised {@code TxReadWriteSet} of what has happened so far: equal runs give equal bytes. */
    public ByteString results() {
        return set.build();
    }

    private RecordedRange recorded(String namespace, String start, String end) {
        RangeRecord record = new RangeRecord(start, end);
        set.range(namespace, record);
        return new RecordedRange(snapshot.range(namespace, start, end), record);
    }

    // The misspelling is Fabric's, and chaincode developers search for it.
    private String refusal(String reason) {
        return "txid [" + transaction + "]: unsuppored transaction. " + reason;
    }
}
