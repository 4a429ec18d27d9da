package io.flock.devnet.internal.ledger.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.rwset.Version;

/**
 * One valid write to a key; the chain through {@code previous} is the key's history, newest first.
 *
 * @param value empty for a delete
 * @param previous null for the first write
 */
record Revision(Version version, ByteString value, String transaction, Timestamp time, Revision previous) {
    boolean isDelete() {
        return value.isEmpty();
    }
}
