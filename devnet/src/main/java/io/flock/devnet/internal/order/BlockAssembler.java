package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.BlockHash;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockchainInfo;

/** Makes blocks of batches, each chained to the one before and signed. */
final class BlockAssembler {
    private long number;
    private ByteString previousHash;
    private final BlockSigner signer;

    BlockAssembler(BlockchainInfo tip, BlockSigner signer) {
        this.signer = signer;
        number = tip.getHeight();
        previousHash = tip.getCurrentBlockHash();
    }

    Block next(List<OrderedMessage> batch) {
        BlockData.Builder data = BlockData.newBuilder();
        batch.forEach(message -> data.addData(message.bytes()));
        BlockData built = data.build();
        BlockHeader header = BlockHeader.newBuilder()
                .setNumber(number++)
                .setPreviousHash(previousHash)
                .setDataHash(BlockHash.of(built))
                .build();
        previousHash = BlockHash.of(header);
        return signer.signed(Block.newBuilder().setHeader(header).setData(built).build());
    }
}
