package io.flock.devnet.internal.ledger.simulation;

import io.flock.devnet.internal.ledger.rwset.RangeReads;
import io.flock.devnet.internal.ledger.rwset.Version;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/**
 * What a transaction has seen of one range. As long as the range is not exhausted its end is the last key seen, which
 * belongs to it; from then on it is the requested end, which does not.
 */
final class RangeRecord {
    private final String start;
    private final String requestedEnd;
    private final RangeReads reads = new RangeReads();
    private String lastSeen = "";
    private boolean exhausted;

    RangeRecord(String start, String requestedEnd) {
        this.start = start;
        this.requestedEnd = requestedEnd;
    }

    void add(String key, Version version) {
        reads.add(key, version);
        lastSeen = key;
    }

    void exhaust() {
        exhausted = true;
    }

    RangeQueryInfo build() {
        RangeQueryInfo.Builder info = RangeQueryInfo.newBuilder()
                .setStartKey(start)
                .setEndKey(exhausted ? requestedEnd : lastSeen)
                .setItrExhausted(exhausted);
        reads.writeTo(info);
        return info.build();
    }
}
