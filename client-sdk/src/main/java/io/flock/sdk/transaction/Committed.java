package io.flock.sdk.transaction;

import io.flock.protocol.identity.TransactionId;
import java.util.function.Function;

/**
 * A transaction that is on the ledger and valid.
 *
 * @param value what the function answered
 * @param block the number of its block
 */
public record Committed<R>(R value, TransactionId transaction, long block) {
    /** The same transaction with its answer read as something else. */
    public <S> Committed<S> map(Function<? super R, ? extends S> reading) {
        return new Committed<>(reading.apply(value), transaction, block);
    }
}
