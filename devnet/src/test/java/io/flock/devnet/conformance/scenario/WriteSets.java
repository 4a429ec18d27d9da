package io.flock.devnet.conformance.scenario;

import com.google.protobuf.ByteString;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** Write sets that no chaincode made. */
final class WriteSets {
    private WriteSets() {}

    static ByteString put(String namespace, String key, String value) {
        return of(namespace(namespace, key, value));
    }

    static ByteString of(NsReadWriteSet... namespaces) {
        TxReadWriteSet.Builder set = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        Stream.of(namespaces).forEach(set::addNsRwset);
        return set.build().toByteString();
    }

    static NsReadWriteSet namespace(String namespace, String key, String value) {
        return NsReadWriteSet.newBuilder()
                .setNamespace(namespace)
                .setRwset(KVRWSet.newBuilder()
                        .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)))
                        .build()
                        .toByteString())
                .build();
    }
}
