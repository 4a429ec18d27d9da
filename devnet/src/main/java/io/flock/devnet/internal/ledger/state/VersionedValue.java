package io.flock.devnet.internal.ledger.state;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.rwset.Version;
import java.util.Objects;

/**
 * What a key holds, and since when.
 *
 * @param value never empty: an empty value is a delete
 * @param version the write that put it there
 */
public record VersionedValue(ByteString value, Version version) {
    public VersionedValue {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a deleted key has no value");
        }
        Objects.requireNonNull(version);
    }
}
