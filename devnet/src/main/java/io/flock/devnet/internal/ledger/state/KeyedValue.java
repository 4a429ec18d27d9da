package io.flock.devnet.internal.ledger.state;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.rwset.Version;
import java.util.Objects;

/** One entry of a range: a key with what it holds. */
public record KeyedValue(String key, VersionedValue content) {
    public KeyedValue {
        Objects.requireNonNull(key);
        Objects.requireNonNull(content);
    }

    public ByteString value() {
        return content.value();
    }

    public Version version() {
        return content.version();
    }
}
