package io.flock.devnet.internal.ledger;

import java.util.Objects;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A transaction with the code that the validator, or the block it was read from, gives it. */
public record CheckedTransaction(TransactionContent content, TxValidationCode code) {
    public CheckedTransaction {
        Objects.requireNonNull(content);
        Objects.requireNonNull(code);
    }

    public boolean valid() {
        return code == TxValidationCode.VALID;
    }

    CommittedTransaction committed() {
        return new CommittedTransaction(content.id(), content.type(), code, content.event());
    }
}
