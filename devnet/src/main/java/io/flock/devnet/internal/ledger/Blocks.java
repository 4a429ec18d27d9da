package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.state.BlockUpdates;
import io.flock.devnet.internal.ledger.store.BlockDamage;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What can be made of blocks and checked on them. */
final class Blocks {
    private static final int METADATA_ENTRIES = 5;

    private Blocks() {}

    /** One byte per transaction, its code. */
    static ByteString codes(List<CheckedTransaction> transactions) {
        byte[] codes = new byte[transactions.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) transactions.get(i).code().getNumber();
        }
        return ByteString.copyFrom(codes);
    }

    /** The block with its metadata, behind those of the orderer; an empty commit hash is left out. */
    static Block sealed(Block ordered, ByteString codes, ByteString commitHash) {
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        List<ByteString> orderers = ordered.getMetadata().getMetadataList();
        for (int i = 0; i < METADATA_ENTRIES; i++) {
            metadata.addMetadata(i < orderers.size() ? orderers.get(i) : ByteString.EMPTY);
        }
        metadata.setMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, codes);
        if (!commitHash.isEmpty()) {
            metadata.setMetadata(
                    BlockMetadataIndex.COMMIT_HASH_VALUE,
                    Metadata.newBuilder().setValue(commitHash).build().toByteString());
        }
        return ordered.toBuilder().setMetadata(metadata).build();
    }

    /** The transactions of a committed block with the codes that it carries. */
    static List<CheckedTransaction> transactions(Block block) {
        ByteString codes = metadata(block, BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        int count = block.getData().getDataCount();
        if (codes.size() != count) {
            throw BlockDamage.of(block.getHeader().getNumber(), codes.size() + " codes for " + count + " transactions");
        }
        List<CheckedTransaction> transactions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            TxValidationCode code = TxValidationCode.forNumber(Byte.toUnsignedInt(codes.byteAt(i)));
            if (code == null) {
                throw BlockDamage.of(block.getHeader().getNumber(), "unknown code " + codes.byteAt(i));
            }
            transactions.add(new CheckedTransaction(
                    TransactionContent.read(block.getData().getData(i)), code));
        }
        return transactions;
    }

    static BlockUpdates updates(long number, List<CheckedTransaction> transactions) {
        BlockUpdates updates = new BlockUpdates();
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).valid()) {
                updates.apply(
                        new Version(number, i), transactions.get(i).content().results());
            }
        }
        return updates;
    }

    static void requireNext(BlockHeader header, BlockchainInfo tip) {
        if (header.getNumber() != tip.getHeight() || !header.getPreviousHash().equals(tip.getCurrentBlockHash())) {
            throw new IllegalArgumentException(
                    "block " + header.getNumber() + " does not follow on height " + tip.getHeight());
        }
    }

    /** Number, chain and data hash of a block that was read. */
    static void requireIntact(Block block, BlockchainInfo tip) {
        BlockHeader header = block.getHeader();
        if (header.getNumber() != tip.getHeight()) {
            throw BlockDamage.of(tip.getHeight(), "it says that it is block " + header.getNumber());
        }
        if (!header.getPreviousHash().equals(tip.getCurrentBlockHash())) {
            throw BlockDamage.of(tip.getHeight(), "it does not chain to the block before");
        }
        if (!header.getDataHash().equals(BlockHash.of(block.getData()))) {
            throw BlockDamage.of(tip.getHeight(), "its transactions do not fit its header");
        }
    }

    /** The replayed updates must be those that were committed. */
    static void requireCommitHash(Block block, ByteString expected) {
        try {
            Metadata metadata = Metadata.parseFrom(metadata(block, BlockMetadataIndex.COMMIT_HASH_VALUE));
            if (metadata.getValue().equals(expected)) {
                return;
            }
        } catch (InvalidProtocolBufferException e) {
            throw BlockDamage.of(block.getHeader().getNumber(), "its commit hash can't be read: " + e.getMessage());
        }
        throw BlockDamage.of(block.getHeader().getNumber(), "its updates do not give its commit hash");
    }

    private static ByteString metadata(Block block, int index) {
        if (block.getMetadata().getMetadataCount() != METADATA_ENTRIES) {
            throw BlockDamage.of(
                    block.getHeader().getNumber(),
                    "it has " + block.getMetadata().getMetadataCount() + " metadata entries");
        }
        return block.getMetadata().getMetadata(index);
    }
}
