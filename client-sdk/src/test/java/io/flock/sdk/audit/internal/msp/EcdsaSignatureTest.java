package io.flock.sdk.audit.internal.msp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
    private static final EcdsaSignature PAIR = new EcdsaSignature(BigInteger.valueOf(255), BigInteger.valueOf(7));

    private static ByteString hex(String text) {
        return ByteString.copyFrom(HexFormat.of().parseHex(text));
    }

    @Test
    void twoNumbers_areRead() {
        assertThat(EcdsaSignature.read(hex("3007020200ff020107"))).contains(PAIR);
    }

    @Test
    void longFormOfALength_isRead() {
        assertThat(EcdsaSignature.read(hex("308107020200ff020107"))).contains(PAIR);
        assertThat(EcdsaSignature.read(hex("308400000007020200ff020107"))).contains(PAIR);
    }

    /** As Go does: a peer finds the transaction valid. */
    @Test
    void whatFollowsTheNumbers_isLeftAlone() {
        assertThat(EcdsaSignature.read(hex("3007020200ff020107ffff"))).contains(PAIR);
        assertThat(EcdsaSignature.read(hex("300a020200ff020107020109"))).contains(PAIR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3000",
                "3004020200ff",
                "3007020200ff0201",
                "3007020200ff040107",
                "3107020200ff020107",
                "30080200020200ff0201",
                "3084ffffffff020200ff020107",
                "308400ffffffff020200ff020107",
                "30070285ffffffffff0107",
                "30ff"
            })
    void everythingElse_isNone(String bytes) {
        assertThat(EcdsaSignature.read(hex(bytes))).isEmpty();
    }

    @Property
    void anyBytes_areReadOrNone(@ForAll byte[] bytes) {
        byte[] sequence = bytes.clone();
        if (sequence.length > 0) {
            sequence[0] = 0x30;
        }

        assertThat(EcdsaSignature.read(ByteString.copyFrom(sequence))).isNotNull();
    }
}
