package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;

/**
 * Whether blocks follow each other: numbers without a gap, each header naming the hash of the one before, each body
 * having the hash that its header says. Fabric hashes a header as DER of number, previous hash and data hash.
 */
final class ChainCheck {
    private static final HexFormat HEX = HexFormat.of();

    private final Findings findings;
    private long first;
    private long next;
    private long count;
    private ByteString previousHash = ByteString.EMPTY;

    ChainCheck(Findings findings) {
        this.findings = findings;
    }

    /** @throws FlockException DATA_INVALID: no block has such a number */
    void accept(Block block) {
        BlockHeader header = block.getHeader();
        long number = header.getNumber();
        if (number < 0 || number > Range.MAX_EXACT) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    "the block behind number " + (next - 1) + " calls itself " + Long.toUnsignedString(number),
                    "get the blocks from another peer");
        }
        if (count == 0) {
            first = number;
        }
        if (number != next) {
            findings.block(number, Difference.Kind.CHAIN, "number", next, number);
        } else if (!header.getPreviousHash().equals(previousHash)) {
            findings.block(
                    number, Difference.Kind.CHAIN, "previous hash", hex(previousHash), hex(header.getPreviousHash()));
        }
        ByteString dataHash = dataHash(block);
        if (!header.getDataHash().equals(dataHash)) {
            findings.block(number, Difference.Kind.CHAIN, "data hash", hex(dataHash), hex(header.getDataHash()));
        }
        int codes = codes(block).size();
        if (codes != block.getData().getDataCount() && number > 0) {
            findings.block(
                    number,
                    Difference.Kind.CHAIN,
                    "validation codes",
                    block.getData().getDataCount(),
                    codes);
        }
        count++;
        next = number + 1;
        previousHash = hash(header);
    }

    /** Which blocks were read; empty: none yet. */
    Optional<BlockSpan> span() {
        return count == 0
                ? Optional.empty()
                : Optional.of(new BlockSpan(first, next - 1, count, Digest.ofBytes(previousHash.toByteArray())));
    }

    static ByteString codes(Block block) {
        int index = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
        return block.getMetadata().getMetadataCount() > index
                ? block.getMetadata().getMetadata(index)
                : ByteString.EMPTY;
    }

    static ByteString dataHash(Block block) {
        MessageDigest sha256 = Sha256.start();
        block.getData().getDataList().forEach(data -> sha256.update(data.asReadOnlyByteBuffer()));
        return ByteString.copyFrom(sha256.digest());
    }

    static ByteString hash(BlockHeader header) {
        return ByteString.copyFrom(PartsHash.of(bytes(header)));
    }

    /** The header as Fabric hashes it and orderers sign it. */
    static ByteString bytes(BlockHeader header) {
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

    private static String hex(ByteString bytes) {
        return HEX.formatHex(bytes.toByteArray());
    }
}
