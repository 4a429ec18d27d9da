package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.simulation.Simulation;
import io.flock.devnet.internal.ledger.simulation.SimulationException;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetHistoryForKey;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.StateMetadataResult;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;

/** Answers a chaincode's requests that need nothing but its transaction's simulation. */
final class StateRequests {
    private final String namespace;
    private final Simulation simulation;
    private final Cursors cursors = new Cursors();
    private final RangeRequests ranges;

    StateRequests(String namespace, Simulation simulation) {
        this.namespace = namespace;
        this.simulation = simulation;
        this.ranges = new RangeRequests(namespace, simulation, cursors);
    }

    /**
     * @throws RequestRefused with the reason that the chaincode's developer shall read in the log
     */
    ByteString answer(ChaincodeMessage request) throws RequestRefused {
        try {
            return answer(request.getType(), request.getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw new RequestRefused("unmarshal failed: " + e.getMessage());
        } catch (SimulationException e) {
            throw new RequestRefused(e.getMessage());
        }
    }

    private ByteString answer(ChaincodeMessage.Type type, ByteString payload)
            throws RequestRefused, InvalidProtocolBufferException, SimulationException {
        return switch (type) {
            case GET_STATE -> get(GetState.parseFrom(payload));
            case PUT_STATE -> put(PutState.parseFrom(payload));
            case DEL_STATE -> delete(DelState.parseFrom(payload));
            case GET_STATE_MULTIPLE -> getAll(GetStateMultiple.parseFrom(payload));
            case WRITE_BATCH_STATE -> writeAll(WriteBatchState.parseFrom(payload));
            case GET_STATE_METADATA -> metadata(GetStateMetadata.parseFrom(payload));
            case GET_STATE_BY_RANGE -> ranges.open(GetStateByRange.parseFrom(payload));
            case GET_HISTORY_FOR_KEY -> history(GetHistoryForKey.parseFrom(payload));
            case QUERY_STATE_NEXT -> ranges.next(QueryStateNext.parseFrom(payload));
            case QUERY_STATE_CLOSE -> ranges.close(QueryStateClose.parseFrom(payload));
            case GET_QUERY_RESULT -> throw new RequestRefused("ExecuteQuery not supported for leveldb");
            case PUT_STATE_METADATA -> throw RequestRefused.unsupported("key-level endorsement policies");
            case GET_PRIVATE_DATA_HASH, PURGE_PRIVATE_DATA -> throw RequestRefused.unsupported("private data");
            default -> throw new RequestRefused("unexpected request " + type);
        };
    }

    private ByteString get(GetState request) throws RequestRefused {
        requireNoCollection(request.getCollection());
        return simulation.get(namespace, request.getKey());
    }

    private ByteString put(PutState request) throws RequestRefused, SimulationException {
        requireNoCollection(request.getCollection());
        simulation.put(namespace, request.getKey(), request.getValue());
        return ByteString.EMPTY;
    }

    private ByteString delete(DelState request) throws RequestRefused, SimulationException {
        requireNoCollection(request.getCollection());
        simulation.delete(namespace, request.getKey());
        return ByteString.EMPTY;
    }

    private ByteString getAll(GetStateMultiple request) throws RequestRefused {
        requireNoCollection(request.getCollection());
        GetStateMultipleResult.Builder values = GetStateMultipleResult.newBuilder();
        request.getKeysList().forEach(key -> values.addValues(simulation.get(namespace, key)));
        return values.build().toByteString();
    }

    private ByteString writeAll(WriteBatchState request) throws RequestRefused, SimulationException {
        for (WriteRecord record : request.getRecList()) {
            requireNoCollection(record.getCollection());
            switch (record.getType()) {
                case PUT_STATE -> simulation.put(namespace, record.getKey(), record.getValue());
                case DEL_STATE -> simulation.delete(namespace, record.getKey());
                case PUT_STATE_METADATA -> throw RequestRefused.unsupported("key-level endorsement policies");
                default -> throw new RequestRefused("unknown operation type");
            }
        }
        return ByteString.EMPTY;
    }

    private ByteString metadata(GetStateMetadata request) throws RequestRefused {
        requireNoCollection(request.getCollection());
        simulation.get(namespace, request.getKey());
        return StateMetadataResult.getDefaultInstance().toByteString();
    }

    private ByteString history(GetHistoryForKey request) {
        return cursors.open(simulation.history(namespace, request.getKey()), modification -> modification)
                .toByteString();
    }

    private static void requireNoCollection(String collection) throws RequestRefused {
        if (!collection.isEmpty()) {
            throw RequestRefused.unsupported("private data");
        }
    }
}
