package io.flock.testnet.demo;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.testnet.TestNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** How many bytes the blocks have, and how many the task's keys and values in the world state. */
final class LedgerSize implements Consumer<Block> {
    private static final String TASK_KEYS = "\0fl";

    private final Map<String, Integer> state = new HashMap<>();
    private final long firstBlock;
    private final long lastBlock;
    private long blockBytes;

    /** Counts blocks from the first to the last; state from the beginning. */
    LedgerSize(long firstBlock, long lastBlock) {
        this.lastBlock = lastBlock;
        this.firstBlock = firstBlock;
    }

    @Override
    public void accept(Block block) {
        long number = block.getHeader().getNumber();
        if (number >= firstBlock && number <= lastBlock) {
            blockBytes += block.getSerializedSize();
        }
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (codes.byteAt(i) == TxValidationCode.VALID_VALUE) {
                try {
                    apply(block.getData().getData(i));
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalStateException("the audit has read this block", e);
                }
            }
        }
    }

    private void apply(ByteString envelope) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return;
        }
        for (TransactionAction action : Transaction.parseFrom(payload.getData()).getActionsList()) {
            ByteString response = ChaincodeActionPayload.parseFrom(action.getPayload())
                    .getAction()
                    .getProposalResponsePayload();
            ByteString results = ChaincodeAction.parseFrom(
                            ProposalResponsePayload.parseFrom(response).getExtension())
                    .getResults();
            for (NsReadWriteSet namespace : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
                if (namespace.getNamespace().equals(TestNetwork.NAME)) {
                    KVRWSet.parseFrom(namespace.getRwset()).getWritesList().forEach(this::write);
                }
            }
        }
    }

    private void write(KVWrite write) {
        if (write.getIsDelete()) {
            state.remove(write.getKey());
        } else {
            state.put(
                    write.getKey(),
                    ByteString.copyFromUtf8(write.getKey()).size()
                            + write.getValue().size());
        }
    }

    long blockBytes() {
        return blockBytes;
    }

    /** Keys and values of tasks, their beginning and end included. */
    long taskStateBytes() {
        return state.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(TASK_KEYS))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
