package io.flock.sdk.audit.internal.msp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.sdk.fake.TestAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("ca");
    private static final TestSigner ANN = TestSigner.of(AUTHORITY, "Org1MSP", "ann");
    private static final VerificationKey KEY =
            VerificationKey.of(ANN.certificate()).orElseThrow();

    private static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }

    @Property(tries = 50)
    void ownSignature_verifiesOverItsPartsInTheirOrder_andOverNothingElse(@ForAll byte[] some, @ForAll byte[] more) {
        ByteString first = ByteString.copyFrom(some);
        ByteString second = bytes("|").concat(ByteString.copyFrom(more));
        ByteString signature = ANN.sign(first.concat(second));

        assertThat(KEY.verifies(signature, first, second)).isTrue();
        assertThat(KEY.verifies(signature, first.concat(second))).isTrue();
        assertThat(KEY.verifies(signature, first, second, bytes("!"))).isFalse();
        assertThat(KEY.verifies(ANN.highS(signature), first, second)).isFalse();
    }

    @Property(tries = 30)
    void anyFlippedBitOfASignature_isRefused(@ForAll byte[] message, @ForAll int anyBit) {
        ByteString text = ByteString.copyFrom(message);
        byte[] signature = ANN.sign(text).toByteArray();
        int bit = Math.floorMod(anyBit, signature.length * Byte.SIZE);
        signature[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

        assertThat(KEY.verifies(ByteString.copyFrom(signature), text)).isFalse();
    }

    /** Fabric's default is P-256; its peers take the others too. */
    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void everyCurveOfFabric_isKnown(String curve) throws GeneralSecurityException {
        TestSigner signer = TestSigner.of(AUTHORITY, "Org1MSP", "ann", keys("EC", curve));
        VerificationKey key = VerificationKey.of(signer.certificate()).orElseThrow();

        assertThat(key.verifies(signer.sign(bytes("message")), bytes("message")))
                .isTrue();
        assertThat(key.verifies(signer.highS(signer.sign(bytes("message"))), bytes("message")))
                .isFalse();
        assertThat(key.verifies(ANN.sign(bytes("message")), bytes("message"))).isFalse();
    }

    @Test
    void keyOfAnotherKind_isNone() throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2_048);

        assertThat(VerificationKey.of(TestSigner.of(AUTHORITY, "Org1MSP", "ann", rsa.generateKeyPair())
                        .certificate()))
                .isEmpty();
    }

    private static KeyPair keys(String algorithm, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
