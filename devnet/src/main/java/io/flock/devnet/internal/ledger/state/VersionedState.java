package io.flock.devnet.internal.ledger.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.rwset.KeyOrder;
import io.flock.devnet.internal.ledger.rwset.NamespaceResults;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.rwset.Writes;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/**
 * Every version of every key of a channel. One thread writes, readers need no lock: they go through a
 * {@linkplain #at(long) snapshot} that skips what is newer than its height.
 */
public final class VersionedState {
    private final ConcurrentMap<String, ConcurrentSkipListMap<String, RevisionChain>> namespaces =
            new ConcurrentHashMap<>();

    /** Adds the writes of one valid transaction. */
    public void apply(Version version, String transaction, Timestamp time, ReadWriteSet results) {
        for (NamespaceResults of : results.namespaces()) {
            if (of.set().getWritesCount() == 0) {
                continue;
            }
            NavigableMap<String, RevisionChain> keys =
                    namespaces.computeIfAbsent(of.namespace(), name -> new ConcurrentSkipListMap<>(KeyOrder.UTF_8));
            for (KVWrite write : of.set().getWritesList()) {
                keys.computeIfAbsent(write.getKey(), key -> new RevisionChain())
                        .add(version, detached(Writes.value(write)), transaction, time);
            }
        }
    }

    /** What holds after the blocks below a height. */
    public Snapshot at(long height) {
        return new StateSnapshot(this, height);
    }

    Optional<RevisionChain> chain(String namespace, String key) {
        return Optional.ofNullable(namespaces.get(namespace)).map(keys -> keys.get(key));
    }

    NavigableMap<String, RevisionChain> keys(String namespace, String start, String end) {
        ConcurrentSkipListMap<String, RevisionChain> keys = namespaces.get(namespace);
        if (keys == null || (!end.isEmpty() && KeyOrder.UTF_8.compare(start, end) >= 0)) {
            return new ConcurrentSkipListMap<>(KeyOrder.UTF_8);
        }
        return end.isEmpty() ? keys.tailMap(start, true) : keys.subMap(start, true, end, false);
    }

    // A parsed value may be a window on its whole block; the state must not keep the block alive.
    private static ByteString detached(ByteString value) {
        return ByteString.copyFrom(value.asReadOnlyByteBuffer());
    }
}
