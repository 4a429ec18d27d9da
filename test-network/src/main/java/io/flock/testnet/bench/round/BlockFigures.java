package io.flock.testnet.bench.round;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What blocks hold. */
record BlockFigures(int blocks, int valid, int invalid, long bytes) {
    static final BlockFigures NONE = new BlockFigures(0, 0, 0, 0);

    static BlockFigures of(Block block) {
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        int valid = 0;
        for (int i = 0; i < codes.size(); i++) {
            valid += codes.byteAt(i) == TxValidationCode.VALID_VALUE ? 1 : 0;
        }
        return new BlockFigures(1, valid, codes.size() - valid, block.getSerializedSize());
    }

    BlockFigures plus(BlockFigures more) {
        return new BlockFigures(blocks + more.blocks, valid + more.valid, invalid + more.invalid, bytes + more.bytes);
    }
}
