package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** Runs a chaincode within a transaction. */
@FunctionalInterface
public interface ChaincodeCalls {
    /**
     * Runs it to its end.
     *
     * @param input serialised {@code ChaincodeInput}
     * @return the chaincode's last message, COMPLETED or ERROR; exceptionally with a {@link ChaincodeFailure}
     */
    CompletableFuture<ChaincodeMessage> call(TransactionRun run, String chaincode, ByteString input);
}
