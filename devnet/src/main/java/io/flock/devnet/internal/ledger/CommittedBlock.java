package io.flock.devnet.internal.ledger;

import java.util.List;

/** A block that is on the ledger, reduced to the outcome of its transactions, in block order. */
public record CommittedBlock(long number, List<CommittedTransaction> transactions) {
    public CommittedBlock {
        transactions = List.copyOf(transactions);
    }
}
