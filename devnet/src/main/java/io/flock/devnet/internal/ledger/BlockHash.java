package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The two hashes that chain the blocks. */
public final class BlockHash {
    private BlockHash() {}

    /** SHA-256 of the DER sequence of number, previous hash and data hash. */
    public static ByteString of(BlockHeader header) {
        return Sha256.of(List.of(bytes(header)));
    }

    /** The DER sequence of number, previous hash and data hash, which orderers sign. */
    public static ByteString bytes(BlockHeader header) {
        try {
            DERSequence sequence = new DERSequence(new ASN1Encodable[] {
                new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))),
                new DEROctetString(header.getPreviousHash().toByteArray()),
                new DEROctetString(header.getDataHash().toByteArray())
            });
            return ByteString.copyFrom(sequence.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("three values in memory can be encoded", e);
        }
    }

    /** SHA-256 of the envelopes, one after the other. */
    public static ByteString of(BlockData data) {
        return Sha256.of(data.getDataList());
    }
}
