package io.flock.devnet.internal.ledger.rwset;

import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;

/** Versions as the read-write set writes them: no version means that the key was absent. */
public final class Versions {
    private Versions() {}

    static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version toProto(Version version) {
        return org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                .setBlockNum(version.block())
                .setTxNum(version.transaction())
                .build();
    }

    /** The read of a key that had this version; none means that it was absent. */
    public static KVRead read(String key, Optional<Version> version) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        version.map(Versions::toProto).ifPresent(read::setVersion);
        return read.build();
    }
}
