package io.flock.chaincode.server;

import io.flock.chaincode.rules.Entry;
import io.flock.chaincode.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/** The peer's key-value state behind the shim's stub; values are UTF-8 text. */
final class StubStore implements StateStore {
    private final ChaincodeStub stub;

    StubStore(ChaincodeStub stub) {
        this.stub = stub;
    }

    @Override
    public Optional<String> get(String key) {
        byte[] value = stub.getState(key);
        // a missing key reads as a zero-length array
        return value.length == 0 ? Optional.empty() : Optional.of(new String(value, StandardCharsets.UTF_8));
    }

    @Override
    public void put(String key, String value) {
        stub.putState(key, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void delete(String key) {
        stub.delState(key);
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
