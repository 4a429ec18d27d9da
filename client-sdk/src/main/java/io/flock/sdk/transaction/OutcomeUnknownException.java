package io.flock.sdk.transaction;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;

/** A transaction was sent and nobody could say in time whether it was applied. It may still be. */
public final class OutcomeUnknownException extends FlockException {
    private static final long serialVersionUID = 1L;

    private final String transaction;

    OutcomeUnknownException(String transaction, String last) {
        super(
                ErrorCode.OUTCOME_UNKNOWN,
                "transaction " + transaction + " was sent, its outcome is not known; last: " + last,
                "read the state, or ask for the outcome of this transaction, before doing it again");
        this.transaction = transaction;
    }

    /** The transaction in question. */
    public TransactionId transaction() {
        return TransactionId.parse(transaction);
    }
}
