package io.flock.sdk.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.internal.HpkeDecrypt;
import com.google.crypto.tink.hybrid.internal.HpkeEncrypt;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.commitment.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our envelopes are in Tink's formats, both ways: whoever has Tink, in any language, can read and write them. */
class TinkFormatTest {
    private static final ContentKey KEY = ContentKey.parse("5a".repeat(32));
    private static final byte[] ASSOCIATED = {1, 2, 3};

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static StreamingAead tink() throws Exception {
        return new AesGcmHkdfStreaming(KEY.bytes(), "HmacSha256", 32, 1 << 20, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, (1 << 20) - 56, (1 << 20) - 55, 2_500_000})
    void streams_areReadByTink_andTinksByUs(int length) throws Exception {
        byte[] ours = SealedStream.seal(KEY, ASSOCIATED, bytes(length));
        assertThat(tink().newDecryptingStream(new ByteArrayInputStream(ours), ASSOCIATED)
                        .readAllBytes())
                .isEqualTo(bytes(length));

        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        try (OutputStream out = tink().newEncryptingStream(theirs, ASSOCIATED)) {
            out.write(bytes(length));
        }
        assertThat(SealedStream.open(KEY, ASSOCIATED, theirs.toByteArray())).isEqualTo(bytes(length));
    }

    @Test
    void wrappedKeys_areOpenedByTink_andTinksByUs() throws Exception {
        byte[] seed = HexFormat.of().parseHex("07".repeat(32));
        AccessKeyPair pair = AccessKeyPair.derive(Digest.ofBytes(seed));
        byte[] secret = ((X25519PrivateKeyParameters)
                        KeyWrap.suite().deriveKeyPair(seed).getPrivate())
                .getEncoded();
        HpkeParameters parameters = HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.NO_PREFIX)
                .build();
        HpkePublicKey receiver =
                HpkePublicKey.create(parameters, Bytes.copyFrom(X25519.publicFromPrivate(secret)), null);
        HybridDecrypt decrypt = HpkeDecrypt.create(
                HpkePrivateKey.create(receiver, SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get())));
        HybridEncrypt encrypt = HpkeEncrypt.create(receiver);
        byte[] context = "task digits".getBytes(StandardCharsets.UTF_8);

        String ours = KeyWrap.wrap(KEY, pair.publicKey(), "task digits");
        assertThat(decrypt.decrypt(Base64.getUrlDecoder().decode(ours), context))
                .isEqualTo(KEY.bytes());

        byte[] theirs = encrypt.encrypt(KEY.bytes(), context);
        assertThat(pair.unwrap(Base64.getUrlEncoder().withoutPadding().encodeToString(theirs), "task digits"))
                .isEqualTo(KEY);
    }
}
