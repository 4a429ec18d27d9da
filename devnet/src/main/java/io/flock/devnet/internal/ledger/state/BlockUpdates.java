package io.flock.devnet.internal.ledger.state;

import io.flock.devnet.internal.ledger.rwset.KeyOrder;
import io.flock.devnet.internal.ledger.rwset.NamespaceResults;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.rwset.Writes;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** What the valid transactions of one block, so far, make of their keys: nothing where the last of them deleted. */
public final class BlockUpdates {
    private final NavigableMap<String, NavigableMap<String, Update>> namespaces = new TreeMap<>(KeyOrder.UTF_8);

    /** The last write of a key in the block, and the transaction that made it. */
    public record Update(KVWrite write, Version version) {
        Optional<VersionedValue> content() {
            return Writes.value(write).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new VersionedValue(Writes.value(write), version));
        }
    }

    /** Adds the writes of the block's next valid transaction. */
    public void apply(Version version, ReadWriteSet results) {
        for (NamespaceResults of : results.namespaces()) {
            if (of.set().getWritesCount() > 0) {
                Map<String, Update> keys =
                        namespaces.computeIfAbsent(of.namespace(), name -> new TreeMap<>(KeyOrder.UTF_8));
                of.set().getWritesList().forEach(write -> keys.put(write.getKey(), new Update(write, version)));
            }
        }
    }

    boolean contains(String namespace, String key) {
        return keys(namespace).containsKey(key);
    }

    NavigableMap<String, Update> keys(String namespace) {
        return namespaces.getOrDefault(namespace, Collections.emptyNavigableMap());
    }

    /** All of it: by namespace, then by key. */
    public NavigableMap<String, NavigableMap<String, Update>> namespaces() {
        return namespaces;
    }
}
