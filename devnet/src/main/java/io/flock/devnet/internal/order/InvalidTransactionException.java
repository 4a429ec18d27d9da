package io.flock.devnet.internal.order;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The first check that a transaction failed. Without a stack trace: it is an outcome, not a fault. */
final class InvalidTransactionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TxValidationCode code;

    InvalidTransactionException(TxValidationCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    TxValidationCode code() {
        return code;
    }
}
