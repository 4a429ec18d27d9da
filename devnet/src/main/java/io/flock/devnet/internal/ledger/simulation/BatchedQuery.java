package io.flock.devnet.internal.ledger.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A query whose results go out in batches. To know whether there are more, the entry behind a full batch is fetched
 * before the batch goes out; it is then the first of the next batch. Not safe for several threads.
 */
public final class BatchedQuery<T> {
    /** Entries of a batch, as a peer sends them. */
    public static final int BATCH_SIZE = 100;

    private final Iterator<T> source;
    private final int limit;
    private List<T> pending = new ArrayList<>();
    private int fetched;

    BatchedQuery(Iterator<T> source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /** The next batch; when it has no more, the query is over and later calls give empty batches. */
    public Batch<T> next() {
        // At the limit the source is not asked again: what it would have said next must not reach the read set.
        while (fetched < limit && source.hasNext()) {
            T result = source.next();
            fetched++;
            if (pending.size() == BATCH_SIZE) {
                List<T> full = pending;
                pending = new ArrayList<>();
                pending.add(result);
                return new Batch<>(full, true);
            }
            pending.add(result);
        }
        List<T> rest = pending;
        pending = List.of();
        return new Batch<>(rest, false);
    }
}
