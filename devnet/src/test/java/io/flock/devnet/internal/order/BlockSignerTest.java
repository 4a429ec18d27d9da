package io.flock.devnet.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.BlockHash;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.junit.jupiter.api.Test;

class BlockSignerTest {
    private static final Block BLOCK = Block.newBuilder()
            .setHeader(BlockHeader.newBuilder().setNumber(7).setDataHash(ByteString.copyFromUtf8("data")))
            .build();

    /** Shows what it was given to sign. */
    private static final OrdererIdentity OPEN = new OrdererIdentity() {
        @Override
        public ByteString serialised() {
            return ByteString.copyFromUtf8("orderer");
        }

        @Override
        public ByteString sign(ByteString message) {
            return ByteString.copyFromUtf8("signed ").concat(message);
        }
    };

    private static Metadata signed() throws InvalidProtocolBufferException {
        Block signed = new BlockSigner(Optional.of(OPEN)).signed(BLOCK);
        assertThat(signed.getHeader()).isEqualTo(BLOCK.getHeader());
        return Metadata.parseFrom(signed.getMetadata().getMetadata(0));
    }

    @Test
    void signature_isOverValue_ownHeader_andBlockHeader() throws InvalidProtocolBufferException {
        Metadata metadata = signed();
        MetadataSignature signature = metadata.getSignatures(0);

        assertThat(metadata.getSignaturesCount()).isEqualTo(1);
        assertThat(signature.getSignature())
                .isEqualTo(ByteString.copyFrom(List.of(
                        ByteString.copyFromUtf8("signed "),
                        metadata.getValue(),
                        signature.getSignatureHeader(),
                        BlockHash.bytes(BLOCK.getHeader()))));
        assertThat(OrdererBlockMetadata.parseFrom(metadata.getValue()).hasLastConfig())
                .isTrue();
    }

    @Test
    void header_namesTheSigner_andANewNonceEachTime() throws InvalidProtocolBufferException {
        SignatureHeader first =
                SignatureHeader.parseFrom(signed().getSignatures(0).getSignatureHeader());
        SignatureHeader second =
                SignatureHeader.parseFrom(signed().getSignatures(0).getSignatureHeader());

        assertThat(first.getCreator()).isEqualTo(OPEN.serialised());
        assertThat(first.getNonce().size()).isEqualTo(24);
        assertThat(first.getNonce()).isNotEqualTo(second.getNonce());
    }

    @Test
    void channelThatNamesNobody_hasUnsignedBlocks() {
        assertThat(new BlockSigner(Optional.empty()).signed(BLOCK)).isEqualTo(BLOCK);
    }
}
