package io.flock.devnet.internal.ledger.simulation;

import com.google.protobuf.ByteString;

/** Read-write sets as transactions leave them. */
public final class WriteSets {
    private WriteSets() {}

    /** Of a transaction that puts one key; an empty value deletes it. */
    public static ByteString put(String namespace, String key, ByteString value) {
        ReadWriteSetBuilder set = new ReadWriteSetBuilder();
        set.write(namespace, key, value);
        return set.build();
    }
}
