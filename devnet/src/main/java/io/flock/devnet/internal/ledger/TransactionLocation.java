package io.flock.devnet.internal.ledger;

import java.util.Objects;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Where a transaction stands on the ledger, and with which code. For an id that was committed twice: the first place.
 *
 * @param block number of the block
 * @param index place in the block, from 0
 */
public record TransactionLocation(long block, int index, TxValidationCode code) {
    public TransactionLocation {
        if (block < 0 || index < 0) {
            throw new IllegalArgumentException("no such place: block " + block + ", index " + index);
        }
        Objects.requireNonNull(code);
    }
}
