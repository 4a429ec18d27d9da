package io.flock.sdk.audit.internal.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.sdk.audit.internal.block.BlockBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/**
 * A signature in a block's metadata.
 *
 * @param identity of the orderer that says to have signed
 * @param message what it is over: the metadata's value, the signature's own header and the block's header
 */
record BlockSignature(ByteString identity, ByteString signature, ByteString message) {
    /**
     * All signatures of a block, as Fabric's peers read them ({@code protoutil/blockutils.go}). BFT orderers name themselves by
     * a number.
     *
     * @param consenters the identity behind each number; a signature of another number is none
     * @throws InvalidProtocolBufferException one of them can't be read: then peers take none
     */
    static List<BlockSignature> of(Block block, Map<Integer, ByteString> consenters)
            throws InvalidProtocolBufferException {
        int index = BlockMetadataIndex.SIGNATURES_VALUE;
        if (block.getMetadata().getMetadataCount() <= index) {
            return List.of();
        }
        Metadata metadata = Metadata.parseFrom(block.getMetadata().getMetadata(index));
        ByteString header = BlockBytes.bytes(block.getHeader());
        List<BlockSignature> signatures = new ArrayList<>();
        for (MetadataSignature each : metadata.getSignaturesList()) {
            boolean numbered = !consenters.isEmpty()
                    && each.getSignatureHeader().isEmpty()
                    && !each.getIdentifierHeader().isEmpty();
            ByteString own = numbered ? each.getIdentifierHeader() : each.getSignatureHeader();
            ByteString identity = numbered
                    ? consenters.getOrDefault(IdentifierHeader.parseFrom(own).getIdentifier(), ByteString.EMPTY)
                    : SignatureHeader.parseFrom(own).getCreator();
            signatures.add(new BlockSignature(
                    identity,
                    each.getSignature(),
                    metadata.getValue().concat(own).concat(header)));
        }
        return List.copyOf(signatures);
    }
}
