package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.CheckedTransaction;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.state.ConflictCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Gives each transaction of a block its code. */
final class BlockValidator implements AutoCloseable {
    private final Ledger ledger;
    private final TransactionCheck check;
    private final ParallelMap parallel;

    BlockValidator(OrdererOptions options, Ledger ledger, ChannelPolicies policies) {
        this.ledger = ledger;
        this.check = new TransactionCheck(
                options.channel(), policies, id -> ledger.find(id).isPresent());
        this.parallel = new ParallelMap("devnet-" + options.channel() + "-validator", options.validators());
    }

    /** The transactions with their codes, in block order. The ledger must hold all blocks before this one. */
    List<CheckedTransaction> validate(Block block) {
        List<ByteString> envelopes = block.getData().getDataList();
        List<CheckedTransaction> checked = parallel.map(envelopes, check::check);
        return withoutConflicts(block.getHeader().getNumber(), withoutDuplicates(checked));
    }

    @Override
    public void close() {
        parallel.close();
    }

    // Only a valid transaction takes its id: an id that an invalid one bore in the same block is still free.
    private static List<CheckedTransaction> withoutDuplicates(List<CheckedTransaction> transactions) {
        Set<String> seen = new HashSet<>();
        List<CheckedTransaction> result = new ArrayList<>(transactions.size());
        for (CheckedTransaction each : transactions) {
            boolean repeated = each.valid() && !seen.add(each.content().id());
            result.add(repeated ? new CheckedTransaction(each.content(), TxValidationCode.DUPLICATE_TXID) : each);
        }
        return result;
    }

    private List<CheckedTransaction> withoutConflicts(long number, List<CheckedTransaction> transactions) {
        ConflictCheck conflicts = new ConflictCheck(ledger.snapshot(), number);
        List<CheckedTransaction> result = new ArrayList<>(transactions.size());
        for (int i = 0; i < transactions.size(); i++) {
            CheckedTransaction each = transactions.get(i);
            result.add(
                    each.valid()
                            ? new CheckedTransaction(
                                    each.content(),
                                    conflicts.admit(i, each.content().results()))
                            : each);
        }
        return result;
    }
}
