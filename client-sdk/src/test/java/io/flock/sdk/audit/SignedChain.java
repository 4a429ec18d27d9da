package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import io.flock.sdk.audit.internal.block.BlockBytes;
import io.flock.sdk.audit.internal.msp.TestSigner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** Blocks as orderers make and sign them ({@code orderer/common/multichannel/blockwriter.go}), without transactions of ours. */
public final class SignedChain {
    public static final String CHANNEL = "flock";

    private final List<Block> blocks = new ArrayList<>();
    private ByteString previous = ByteString.EMPTY;

    /** Begins with this configuration, which nobody signs. */
    public SignedChain(ConfigGroup configuration) {
        add(CHANNEL, configuration);
    }

    /** A block with a configuration. */
    public SignedChain add(ConfigGroup configuration, TestSigner... orderers) {
        return add(CHANNEL, configuration, orderers);
    }

    /** A block with the configuration of some channel. */
    public SignedChain add(String channel, ConfigGroup configuration, TestSigner... orderers) {
        ConfigEnvelope config = ConfigEnvelope.newBuilder()
                .setConfig(Config.newBuilder().setChannelGroup(configuration))
                .build();
        return add(envelope(HeaderType.CONFIG, channel, config.toByteString()), orderers);
    }

    /** A block with a transaction. */
    public SignedChain add(TestSigner... orderers) {
        return add(envelope(HeaderType.MESSAGE, CHANNEL, ByteString.copyFromUtf8("transaction")), orderers);
    }

    private SignedChain add(ByteString envelope, TestSigner... orderers) {
        BlockData data = BlockData.newBuilder().addData(envelope).build();
        BlockHeader.Builder header =
                BlockHeader.newBuilder().setNumber(blocks.size()).setPreviousHash(previous);
        Block draft = Block.newBuilder().setHeader(header).setData(data).build();
        header.setDataHash(BlockBytes.dataHash(draft));
        Metadata.Builder signatures = Metadata.newBuilder().setValue(value());
        for (TestSigner each : orderers) {
            ByteString own = SignatureHeader.newBuilder()
                    .setCreator(each.serialised())
                    .setNonce(ByteString.copyFromUtf8("nonce"))
                    .build()
                    .toByteString();
            signatures.addSignatures(MetadataSignature.newBuilder()
                    .setSignatureHeader(own)
                    .setSignature(
                            each.sign(signatures.getValue().concat(own).concat(BlockBytes.bytes(header.build())))));
        }
        return add(draft.toBuilder().setHeader(header).build(), signatures.build());
    }

    /** A block under which something else stands. */
    public SignedChain add(Block unsigned, Metadata signatures) {
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        for (int i = 0; i < 5; i++) {
            metadata.addMetadata(ByteString.EMPTY);
        }
        metadata.setMetadata(0, signatures.getSignaturesCount() == 0 ? ByteString.EMPTY : signatures.toByteString())
                .setMetadata(2, ByteString.copyFrom(new byte[] {0}));
        Block block = unsigned.toBuilder().setMetadata(metadata).build();
        blocks.add(block);
        previous = BlockBytes.hash(block.getHeader());
        return this;
    }

    public static ByteString value() {
        return OrdererBlockMetadata.newBuilder()
                .setLastConfig(LastConfig.newBuilder().setIndex(0))
                .build()
                .toByteString();
    }

    private static ByteString envelope(HeaderType type, String channel, ByteString data) {
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(type.getNumber())
                .setChannelId(channel)
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                        .setData(data)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    /** Changes the signatures of the last block. */
    public SignedChain change(UnaryOperator<Metadata> change) {
        int last = blocks.size() - 1;
        blocks.set(last, changed(blocks.get(last), change));
        return this;
    }

    static Block changed(Block block, UnaryOperator<Metadata> change) {
        try {
            Metadata changed =
                    change.apply(Metadata.parseFrom(block.getMetadata().getMetadata(0)));
            Block.Builder edited = block.toBuilder();
            edited.getMetadataBuilder().setMetadata(0, changed.toByteString());
            return edited.build();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Block> blocks() {
        return blocks;
    }

    public AuditReport audit(AuditSettings settings) {
        LedgerAudit audit = new LedgerAudit(settings);
        blocks.forEach(audit::accept);
        return audit.report();
    }

    public AuditReport audit() {
        return audit(AuditSettings.of(CHANNEL, "flock"));
    }
}
