package io.flock.chaincode.server;

import com.google.protobuf.ByteString;
import io.flock.chaincode.contract.Invocation;
import java.util.List;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** Reads from the shim's stub what a contract may know of a transaction. */
final class StubInvocation {

    private StubInvocation() {}

    static Invocation of(ChaincodeStub stub) {
        List<String> all = stub.getStringArgs();
        return new Invocation(
                all.isEmpty() ? "" : all.get(0),
                all.isEmpty() ? all : all.subList(1, all.size()),
                ByteString.copyFrom(stub.getCreator()),
                stub.getChannelId(),
                stub.getTxId(),
                stub.getTxTimestamp().getEpochSecond());
    }
}
