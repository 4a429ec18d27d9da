package io.flock.devnet.internal.ledger;

import java.util.Objects;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * What listeners and event streams want to know of a transaction in a block.
 *
 * @param id empty where the envelope could not be read, and for the configuration in block 0
 * @param type of the channel header; UNRECOGNIZED where the envelope could not be read
 * @param event the chaincode's event as it stands in the transaction, whatever the code: who delivers events looks at
 *     the code
 */
public record CommittedTransaction(String id, HeaderType type, TxValidationCode code, Optional<ChaincodeEvent> event) {
    public CommittedTransaction {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(code);
        Objects.requireNonNull(event);
    }

    public boolean valid() {
        return code == TxValidationCode.VALID;
    }
}
