package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.flock.devnet.internal.ledger.simulation.Batch;
import io.flock.devnet.internal.ledger.simulation.BatchedQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;

/** The open queries of one transaction. They die with it. */
final class Cursors {
    private final Map<String, Supplier<QueryResponse>> open = new HashMap<>();
    private int opened;

    /** Registers a query and gives its first batch. */
    <T> QueryResponse open(BatchedQuery<T> query, Function<T, ? extends MessageLite> form) {
        String id = nextId();
        open.put(id, () -> response(id, query.next(), form));
        return next(id);
    }

    /** An id for a query that is answered at once. */
    String nextId() {
        opened++;
        return "query-" + opened;
    }

    boolean contains(String id) {
        return open.containsKey(id);
    }

    QueryResponse next(String id) {
        QueryResponse response = open.get(id).get();
        if (!response.getHasMore()) {
            open.remove(id);
        }
        return response;
    }

    void close(String id) {
        open.remove(id);
    }

    private static <T> QueryResponse response(String id, Batch<T> batch, Function<T, ? extends MessageLite> form) {
        QueryResponse.Builder response = QueryResponse.newBuilder().setId(id).setHasMore(batch.hasMore());
        batch.results()
                .forEach(each -> response.addResults(bytes(form.apply(each).toByteString())));
        return response.build();
    }

    static QueryResultBytes bytes(ByteString result) {
        return QueryResultBytes.newBuilder().setResultBytes(result).build();
    }
}
