package io.flock.chaincode.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.flock.chaincode.rules.Entry;
import io.flock.chaincode.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/**
 * The peer's key-value state behind the shim's stub; values are UTF-8 text. Several keys go in one message to peers that
 * take it, for which the shim has no function.
 */
final class StubStore implements StateStore {
    private final ChaincodeStub stub;
    private final PeerRequests requests;

    StubStore(ChaincodeStub stub, PeerRequests requests) {
        this.stub = stub;
        this.requests = requests;
    }

    @Override
    public Optional<String> get(String key) {
        return value(ByteString.copyFrom(stub.getState(key)));
    }

    @Override
    public List<Optional<String>> getAll(List<String> keys) {
        List<Optional<String>> values = new ArrayList<>();
        int most = requests.offer().reads();
        for (int from = 0; from < keys.size(); from += most) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + most));
            if (some.size() == 1) {
                values.add(get(some.get(0)));
            } else {
                values.addAll(getTogether(some));
            }
        }
        return List.copyOf(values);
    }

    @Override
    public void write(SortedMap<String, Optional<String>> changes) {
        List<Map.Entry<String, Optional<String>>> all = List.copyOf(changes.entrySet());
        int most = requests.offer().writes();
        for (int from = 0; from < all.size(); from += most) {
            List<Map.Entry<String, Optional<String>>> some = all.subList(from, Math.min(all.size(), from + most));
            if (some.size() == 1) {
                write(some.get(0).getKey(), some.get(0).getValue());
            } else {
                writeTogether(some);
            }
        }
    }

    private void write(String key, Optional<String> value) {
        value.ifPresentOrElse(
                text -> stub.putState(key, text.getBytes(StandardCharsets.UTF_8)), () -> stub.delState(key));
    }

    private void writeTogether(List<Map.Entry<String, Optional<String>>> changes) {
        WriteBatchState.Builder batch = WriteBatchState.newBuilder();
        changes.forEach(change -> batch.addRec(record(change.getKey(), change.getValue())));
        ask(ChaincodeMessage.Type.WRITE_BATCH_STATE, batch.build());
    }

    private static WriteRecord record(String key, Optional<String> value) {
        WriteRecord.Builder record = WriteRecord.newBuilder().setKey(key);
        return value.map(text -> record.setType(WriteRecord.Type.PUT_STATE).setValue(ByteString.copyFromUtf8(text)))
                .orElseGet(() -> record.setType(WriteRecord.Type.DEL_STATE))
                .build();
    }

    private List<Optional<String>> getTogether(List<String> keys) {
        ByteString answer = ask(
                ChaincodeMessage.Type.GET_STATE_MULTIPLE,
                GetStateMultiple.newBuilder().addAllKeys(keys).build());
        try {
            List<ByteString> values = GetStateMultipleResult.parseFrom(answer).getValuesList();
            if (values.size() != keys.size()) {
                throw new IllegalStateException(values.size() + " values came for " + keys.size() + " keys");
            }
            return values.stream().map(StubStore::value).toList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the peer's answer can't be read", e);
        }
    }

    private ByteString ask(ChaincodeMessage.Type type, MessageLite payload) {
        return requests.ask(ChaincodeMessage.newBuilder()
                .setType(type)
                .setChannelId(stub.getChannelId())
                .setTxid(stub.getTxId())
                .setPayload(payload.toByteString())
                .build());
    }

    /** A missing key reads as no bytes. */
    private static Optional<String> value(ByteString bytes) {
        return bytes.isEmpty() ? Optional.empty() : Optional.of(bytes.toStringUtf8());
    }

    @Override
    public List<Entry> range(String prefix) {
        return read(stub.getStateByPartialCompositeKey(stub.splitCompositeKey(prefix)));
    }

    @Override
    public List<Entry> page(String prefix, String from, int limit) {
        return read(stub.getStateByPartialCompositeKeyWithPagination(stub.splitCompositeKey(prefix), limit, from));
    }

    @Override
    public void emit(String name, String payload) {
        stub.setEvent(name, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads to the end, at which the peer releases the query by itself: closing would cost one more round trip. */
    private static List<Entry> read(Iterable<KeyValue> results) {
        List<Entry> entries = new ArrayList<>();
        for (KeyValue found : results) {
            entries.add(new Entry(found.getKey(), found.getStringValue()));
        }
        return List.copyOf(entries);
    }
}
