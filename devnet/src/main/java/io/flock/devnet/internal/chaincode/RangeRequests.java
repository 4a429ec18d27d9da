package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.simulation.Page;
import io.flock.devnet.internal.ledger.simulation.Simulation;
import io.flock.devnet.internal.ledger.simulation.SimulationException;
import io.flock.devnet.internal.ledger.state.KeyedValue;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.QueryMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;

/** Range queries of one transaction: in batches, or one page. */
final class RangeRequests {
    private final String namespace;
    private final Simulation simulation;
    private final Cursors cursors;

    RangeRequests(String namespace, Simulation simulation, Cursors cursors) {
        this.namespace = namespace;
        this.simulation = simulation;
        this.cursors = cursors;
    }

    ByteString open(GetStateByRange request)
            throws RequestRefused, InvalidProtocolBufferException, SimulationException {
        if (!request.getCollection().isEmpty()) {
            throw RequestRefused.unsupported("private data");
        }
        QueryMetadata metadata = QueryMetadata.parseFrom(request.getMetadata());
        if (metadata.getPageSize() > 0 || !metadata.getBookmark().isEmpty()) {
            return page(request, metadata).toByteString();
        }
        return cursors.open(simulation.range(namespace, request.getStartKey(), request.getEndKey()), this::kv)
                .toByteString();
    }

    ByteString next(QueryStateNext request) throws RequestRefused {
        if (!cursors.contains(request.getId())) {
            throw new RequestRefused("query iterator not found");
        }
        return cursors.next(request.getId()).toByteString();
    }

    ByteString close(QueryStateClose request) {
        cursors.close(request.getId());
        return QueryResponse.newBuilder().setId(request.getId()).build().toByteString();
    }

    private QueryResponse page(GetStateByRange request, QueryMetadata metadata) throws SimulationException {
        Page page = simulation.page(
                namespace, request.getStartKey(), request.getEndKey(), metadata.getPageSize(), metadata.getBookmark());
        QueryResponse.Builder response = QueryResponse.newBuilder()
                .setId(cursors.nextId())
                .setMetadata(QueryResponseMetadata.newBuilder()
                        .setFetchedRecordsCount(page.results().size())
                        .setBookmark(page.bookmark())
                        .build()
                        .toByteString());
        page.results().forEach(each -> response.addResults(Cursors.bytes(kv(each).toByteString())));
        return response.build();
    }

    private KV kv(KeyedValue entry) {
        return KV.newBuilder()
                .setNamespace(namespace)
                .setKey(entry.key())
                .setValue(entry.value())
                .build();
    }
}
