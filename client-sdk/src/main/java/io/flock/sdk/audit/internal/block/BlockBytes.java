package io.flock.sdk.audit.internal.block;

import com.google.protobuf.ByteString;
import io.flock.protocol.commitment.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;

/**
 * A block's hashes and what they are over, and its validation codes, which no hash is over. Fabric hashes a header as DER of
 * number, previous hash and data hash.
 */
public final class BlockBytes {
    private BlockBytes() {}

    /** One byte for each transaction, whether it is valid; empty where the block has none. */
    public static ByteString codes(Block block) {
        int index = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
        return block.getMetadata().getMetadataCount() > index
                ? block.getMetadata().getMetadata(index)
                : ByteString.EMPTY;
    }

    /** The hash that a block's header should have of its transactions. */
    public static ByteString dataHash(Block block) {
        MessageDigest sha256 = Sha256.start();
        block.getData().getDataList().forEach(data -> sha256.update(data.asReadOnlyByteBuffer()));
        return ByteString.copyFrom(sha256.digest());
    }

    /** The hash that the next block's header should name. */
    public static ByteString hash(BlockHeader header) {
        return ByteString.copyFrom(PartsHash.of(bytes(header)));
    }

    /** The header as Fabric hashes it and orderers sign it. */
    public static ByteString bytes(BlockHeader header) {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))));
        fields.add(new DEROctetString(header.getPreviousHash().toByteArray()));
        fields.add(new DEROctetString(header.getDataHash().toByteArray()));
        try {
            return ByteString.copyFrom(new DERSequence(fields).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
    }
}
