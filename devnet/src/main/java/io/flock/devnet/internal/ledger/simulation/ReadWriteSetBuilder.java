package io.flock.devnet.internal.ledger.simulation;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.rwset.KeyOrder;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.rwset.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/**
 * Collects a transaction's reads, ranges and writes. Endorsers must agree byte for byte, so everything that could come
 * in another order is sorted: namespaces, reads and writes by key; ranges stay in the order in which they were opened.
 */
final class ReadWriteSetBuilder {
    private final Map<String, Namespace> namespaces = new TreeMap<>(KeyOrder.UTF_8);

    void read(String namespace, String key, Optional<Version> version) {
        of(namespace).reads.put(key, Versions.read(key, version));
    }

    void write(String namespace, String key, ByteString value) {
        of(namespace)
                .writes
                .put(
                        key,
                        KVWrite.newBuilder()
                                .setKey(key)
                                .setIsDelete(value.isEmpty())
                                .setValue(value)
                                .build());
    }

    void range(String namespace, RangeRecord range) {
        of(namespace).ranges.add(range);
    }

    ByteString build() {
        TxReadWriteSet.Builder set = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        namespaces.forEach((name, content) -> set.addNsRwset(NsReadWriteSet.newBuilder()
                .setNamespace(name)
                .setRwset(content.build().toByteString())));
        return set.build().toByteString();
    }

    private Namespace of(String namespace) {
        return namespaces.computeIfAbsent(namespace, name -> new Namespace());
    }

    private static final class Namespace {
        private final Map<String, KVRead> reads = new TreeMap<>(KeyOrder.UTF_8);
        private final Map<String, KVWrite> writes = new TreeMap<>(KeyOrder.UTF_8);
        private final List<RangeRecord> ranges = new ArrayList<>();

        KVRWSet build() {
            // How far a range was read shows only at the end, so equal ones are found now.
            Map<RangeIdentity, RangeQueryInfo> distinct = new LinkedHashMap<>();
            ranges.stream().map(RangeRecord::build).forEach(info -> distinct.putIfAbsent(RangeIdentity.of(info), info));
            return KVRWSet.newBuilder()
                    .addAllReads(reads.values())
                    .addAllRangeQueriesInfo(distinct.values())
                    .addAllWrites(writes.values())
                    .build();
        }
    }

    private record RangeIdentity(String start, String end, boolean exhausted) {
        static RangeIdentity of(RangeQueryInfo info) {
            return new RangeIdentity(info.getStartKey(), info.getEndKey(), info.getItrExhausted());
        }
    }
}
