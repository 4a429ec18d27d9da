package io.flock.devnet.internal.ledger.state;

import io.flock.devnet.internal.ledger.rwset.NamespaceResults;
import io.flock.devnet.internal.ledger.rwset.RangeReads;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.rwset.Versions;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Decides serially, in block order, which transactions of one block read what is no longer there. Writes are never
 * compared: blind writes win in order.
 */
public final class ConflictCheck {
    private final Snapshot committed;
    private final long block;
    private final BlockUpdates updates = new BlockUpdates();

    /**
     * Begins a block.
     *
     * @param committed the state before the block
     * @param block its number
     */
    public ConflictCheck(Snapshot committed, long block) {
        this.committed = committed;
        this.block = block;
    }

    /**
     * Checks the reads of a transaction that is valid otherwise, and lets later transactions of the block see its
     * writes if it has no conflict.
     *
     * @param index of the transaction in the block
     * @return VALID, MVCC_READ_CONFLICT or PHANTOM_READ_CONFLICT
     */
    public TxValidationCode admit(int index, ReadWriteSet results) {
        TxValidationCode code = check(results);
        if (code == TxValidationCode.VALID) {
            updates.apply(new Version(block, index), results);
        }
        return code;
    }

    private TxValidationCode check(ReadWriteSet results) {
        for (NamespaceResults of : results.namespaces()) {
            for (KVRead read : of.set().getReadsList()) {
                if (stale(of.namespace(), read)) {
                    return TxValidationCode.MVCC_READ_CONFLICT;
                }
            }
            for (RangeQueryInfo range : of.set().getRangeQueriesInfoList()) {
                if (phantom(of.namespace(), range)) {
                    return TxValidationCode.PHANTOM_READ_CONFLICT;
                }
            }
        }
        return TxValidationCode.VALID;
    }

    // A key that an earlier transaction of the block wrote is stale even if the value is the same, and even if it was
    // absent and still is.
    private boolean stale(String namespace, KVRead read) {
        if (updates.contains(namespace, read.getKey())) {
            return true;
        }
        KVRead now = Versions.read(
                read.getKey(), committed.get(namespace, read.getKey()).map(VersionedValue::version));
        return read.hasVersion() != now.hasVersion() || !read.getVersion().equals(now.getVersion());
    }

    private boolean phantom(String namespace, RangeQueryInfo recorded) {
        RangeReads now = new RangeReads();
        new MergedRange(committed, updates, namespace, recorded)
                .forEachRemaining(entry -> now.add(entry.key(), entry.version()));
        RangeQueryInfo.Builder repeated = RangeQueryInfo.newBuilder();
        now.writeTo(repeated);
        return !(repeated.getRawReads().equals(recorded.getRawReads())
                && repeated.getReadsMerkleHashes().equals(recorded.getReadsMerkleHashes()));
    }
}
