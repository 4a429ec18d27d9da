package io.flock.devnet.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockHashTest {
    private static final ByteString PREVIOUS = ByteString.copyFrom(new byte[] {1, 2, 3});
    private static final ByteString DATA = ByteString.copyFrom(new byte[] {4, 5});

    @Test
    void header_isHashedOverTheseBytes() throws Exception {
        // SEQUENCE{INTEGER 5, OCTET STRING 010203, OCTET STRING 0405}
        byte[] der = HexFormat.of().parseHex("300c" + "020105" + "0403010203" + "04020405");

        assertThat(BlockHash.of(header(5))).isEqualTo(sha256(der));
    }

    @Test
    void headerOfBlockZero_hasAnEmptyPreviousHash() throws Exception {
        byte[] der = HexFormat.of().parseHex("3009" + "020100" + "0400" + "04020405");

        assertThat(BlockHash.of(BlockHeader.newBuilder().setDataHash(DATA).build()))
                .isEqualTo(sha256(der));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 255, 256, 65_535, 8_388_608, Long.MAX_VALUE, -1})
    void number_isAnUnsignedInteger(long number) throws Exception {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(new BigInteger(Long.toUnsignedString(number))));
        parts.add(new DEROctetString(PREVIOUS.toByteArray()));
        parts.add(new DEROctetString(DATA.toByteArray()));

        assertThat(BlockHash.of(header(number))).isEqualTo(sha256(new DERSequence(parts).getEncoded()));
    }

    @Test
    void data_isHashedWithoutSeparators() throws Exception {
        BlockData data = BlockData.newBuilder()
                .addData(ByteString.copyFromUtf8("ab"))
                .addData(ByteString.EMPTY)
                .addData(ByteString.copyFromUtf8("c"))
                .build();

        assertThat(BlockHash.of(data)).isEqualTo(sha256(new byte[] {'a', 'b', 'c'}));
    }

    private static BlockHeader header(long number) {
        return BlockHeader.newBuilder()
                .setNumber(number)
                .setPreviousHash(PREVIOUS)
                .setDataHash(DATA)
                .build();
    }

    private static ByteString sha256(byte[] bytes) throws Exception {
        return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
