package io.flock.devnet.internal.gateway;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.TransactionContent;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Blocks without arguments, results and event payloads. */
final class FilteredBlocks {
    private FilteredBlocks() {}

    static FilteredBlock of(String channel, Block block) {
        FilteredBlock.Builder filtered = FilteredBlock.newBuilder()
                .setChannelId(channel)
                .setNumber(block.getHeader().getNumber());
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            filtered.addFilteredTransactions(
                    transaction(TransactionContent.read(block.getData().getData(i)), codes.byteAt(i) & 0xff));
        }
        return filtered.build();
    }

    private static FilteredTransaction transaction(TransactionContent content, int code) {
        FilteredTransaction.Builder transaction = FilteredTransaction.newBuilder()
                .setTxid(content.id())
                .setTxValidationCode(TxValidationCode.forNumber(code));
        if (content.type() != HeaderType.UNRECOGNIZED) {
            transaction.setType(content.type());
        }
        if (content.type() == HeaderType.ENDORSER_TRANSACTION) {
            FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
            content.event()
                    .ifPresent(event -> actions.addChaincodeActions(FilteredChaincodeAction.newBuilder()
                            .setChaincodeEvent(event.toBuilder().clearPayload())));
            transaction.setTransactionActions(actions);
        }
        return transaction.build();
    }
}
