package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.state.VersionedValue;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;

/** What a contract would have recorded that reads a counter and writes the next value. */
final class Increments {
    private Increments() {}

    static KVRWSet.Builder from(Optional<VersionedValue> before, int next) {
        KVRead.Builder read = KVRead.newBuilder().setKey("counter");
        before.map(VersionedValue::version)
                .ifPresent(version -> read.setVersion(
                        Version.newBuilder().setBlockNum(version.block()).setTxNum(version.transaction())));
        return KVRWSet.newBuilder()
                .addReads(read)
                .addWrites(
                        KVWrite.newBuilder().setKey("counter").setValue(ByteString.copyFromUtf8(String.valueOf(next))));
    }
}
