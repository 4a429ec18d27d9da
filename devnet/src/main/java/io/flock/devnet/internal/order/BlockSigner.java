package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.BlockHash;
import java.security.SecureRandom;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/**
 * Signs blocks as Fabric's orderers do ({@code orderer/common/multichannel/blockwriter.go}): over the metadata's value, the
 * signature's own header and the block's header. The configuration in force is always that of block 0.
 */
final class BlockSigner {
    private static final int NONCE_BYTES = 24;
    private static final ByteString VALUE = OrdererBlockMetadata.newBuilder()
            .setLastConfig(LastConfig.newBuilder().setIndex(0))
            .build()
            .toByteString();

    private final Optional<OrdererIdentity> identity;
    private final SecureRandom random = new SecureRandom();

    /** @param identity none on a channel whose configuration names nobody who orders */
    BlockSigner(Optional<OrdererIdentity> identity) {
        this.identity = identity;
    }

    /** The block with its signature, the first of its metadata. */
    Block signed(Block block) {
        return identity.map(by -> block.toBuilder()
                        .setMetadata(BlockMetadata.newBuilder()
                                .addMetadata(signature(by, block.getHeader()).toByteString()))
                        .build())
                .orElse(block);
    }

    private Metadata signature(OrdererIdentity by, BlockHeader header) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteString own = SignatureHeader.newBuilder()
                .setCreator(by.serialised())
                .setNonce(ByteString.copyFrom(nonce))
                .build()
                .toByteString();
        ByteString message = VALUE.concat(own).concat(BlockHash.bytes(header));
        return Metadata.newBuilder()
                .setValue(VALUE)
                .addSignatures(
                        MetadataSignature.newBuilder().setSignatureHeader(own).setSignature(by.sign(message)))
                .build();
    }
}
