package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Block 0: the configuration, valid by definition, without a commit hash. */
final class GenesisBlock {
    private GenesisBlock() {}

    static Block of(Envelope configuration) {
        BlockData data =
                BlockData.newBuilder().addData(configuration.toByteString()).build();
        ByteString codes = Blocks.codes(List.of(
                new CheckedTransaction(TransactionContent.read(configuration.toByteString()), TxValidationCode.VALID)));
        Block block = Block.newBuilder()
                .setHeader(BlockHeader.newBuilder().setNumber(0).setDataHash(BlockHash.of(data)))
                .setData(data)
                .build();
        return Blocks.sealed(block, codes, ByteString.EMPTY);
    }
}
