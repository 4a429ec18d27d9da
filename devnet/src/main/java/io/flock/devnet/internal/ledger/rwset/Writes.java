package io.flock.devnet.internal.ledger.rwset;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** How a write of a read-write set is understood. */
public final class Writes {
    private Writes() {}

    /** The value after the write, empty for a delete; an empty value is a delete, flag or not. */
    public static ByteString value(KVWrite write) {
        return write.getIsDelete() ? ByteString.EMPTY : write.getValue();
    }
}
