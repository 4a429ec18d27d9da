package io.flock.devnet.internal.ledger;

/**
 * Told of each block after its height is published, in block order, on the committing thread: must be quick and must
 * not throw. What it throws is logged and dropped.
 */
@FunctionalInterface
public interface CommitListener {
    void committed(CommittedBlock block);
}
