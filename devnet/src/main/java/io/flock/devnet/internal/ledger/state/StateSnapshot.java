package io.flock.devnet.internal.ledger.state;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;

/** A height, and the state through it. */
record StateSnapshot(VersionedState state, long height) implements Snapshot {
    @Override
    public Optional<VersionedValue> get(String namespace, String key) {
        return state.chain(namespace, key).flatMap(chain -> chain.at(height));
    }

    @Override
    public Iterator<KeyedValue> range(String namespace, String start, String end) {
        return new PresentKeys(state.keys(namespace, start, end).entrySet().iterator(), height);
    }

    @Override
    public Iterator<KeyModification> history(String namespace, String key) {
        return state.chain(namespace, key).map(chain -> chain.history(height)).orElse(Collections.emptyIterator());
    }
}
