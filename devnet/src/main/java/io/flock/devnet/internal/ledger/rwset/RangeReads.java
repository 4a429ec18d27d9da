package io.flock.devnet.internal.ledger.rwset;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/**
 * The keys and versions of a range: listed one by one up to {@value MerkleSummary#DEGREE}, summed up in hashes beyond.
 * Recorded by the simulation, and built again by the phantom check to compare.
 */
public final class RangeReads {
    private final MerkleSummary summary = new MerkleSummary();
    private List<KVRead> pending = new ArrayList<>();

    /** The next key of the range, and the version that it has. */
    public void add(String key, Version version) {
        pending.add(KVRead.newBuilder()
                .setKey(key)
                .setVersion(Versions.toProto(version))
                .build());
        if (pending.size() > MerkleSummary.DEGREE) {
            summary.addLeaf(serialised(pending));
            pending = new ArrayList<>();
        }
    }

    /** Sets neither reads nor hashes if there was nothing, as Fabric does. */
    public void writeTo(RangeQueryInfo.Builder info) {
        if (!summary.isEmpty()) {
            MerkleSummary whole = summary.copy();
            if (!pending.isEmpty()) {
                whole.addLeaf(serialised(pending));
            }
            info.setReadsMerkleHashes(whole.finish());
        } else if (!pending.isEmpty()) {
            info.setRawReads(QueryReads.newBuilder().addAllKvReads(pending));
        }
    }

    private static byte[] serialised(List<KVRead> reads) {
        return QueryReads.newBuilder().addAllKvReads(reads).build().toByteArray();
    }
}
