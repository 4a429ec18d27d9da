package io.flock.sdk.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final ContentKey KEY = ContentKey.parse("1f".repeat(32));
    private static final String CONTEXT = "submission of Org2MSP::node1";
    private static final AccountId ANN = AccountId.parse("Org1MSP::ann");
    private static final AccountId BOB = AccountId.parse("Org3MSP::bob");
    private static final AccessKeyPair ANNS = AccessKeyPair.derive(Digest.parse("01".repeat(32)));
    private static final AccessKeyPair BOBS = AccessKeyPair.derive(Digest.parse("02".repeat(32)));

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static SortedMap<AccountId, AccessKey> receivers() {
        SortedMap<AccountId, AccessKey> receivers = new TreeMap<>();
        receivers.put(ANN, ANNS.publicKey());
        receivers.put(BOB, BOBS.publicKey());
        return receivers;
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.ENVELOPE_INVALID))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, (1 << 20) - 56, (1 << 20) - 55, (2 << 20) - 72, (2 << 20) - 71, 3_000_000})
    void sealedBytes_openAgain_atEverySegmentBorder(int length) {
        byte[] content = bytes(length);

        byte[] sealed = SealedStream.seal(KEY, new byte[] {1}, content);

        assertThat(SealedStream.open(KEY, new byte[] {1}, sealed)).isEqualTo(content);
    }

    @Test
    void eachReceiver_opensTheEnvelope() {
        byte[] envelope = Envelope.seal(KEY, receivers(), CONTEXT, bytes(5_000));

        assertThat(Envelope.open(envelope, ANN, ANNS, CONTEXT)).isEqualTo(bytes(5_000));
        assertThat(Envelope.open(envelope, BOB, BOBS, CONTEXT)).isEqualTo(bytes(5_000));
    }

    @Test
    void sealingAgain_givesTheSameBytes_andOtherContentSharesNoNonce() {
        byte[] first = Envelope.seal(KEY, receivers(), CONTEXT, bytes(5_000));

        assertThat(Envelope.seal(KEY, receivers(), CONTEXT, bytes(5_000))).isEqualTo(first);

        byte[] one = SealedStream.seal(KEY, new byte[0], bytes(100));
        byte[] other = SealedStream.seal(KEY, new byte[0], bytes(101));
        assertThat(Arrays.copyOf(one, 40)).isNotEqualTo(Arrays.copyOf(other, 40));
    }

    /**
     * By the formulas of docs/explanation/envelopes.md: readers of an update seal it again, so that a release that made other
     * bytes would have honest proposers slashed.
     */
    @Test
    void bytes_areThoseOfTheFormulas() throws Exception {
        byte[] content = bytes(100);
        byte[] envelope = Envelope.seal(KEY, receivers(), CONTEXT, content);

        int line = "flock-envelope/1\n".length();
        int head = new String(envelope, StandardCharsets.ISO_8859_1).indexOf('\n', line) + 1;
        String keys = new String(envelope, line, head - 1 - line, StandardCharsets.US_ASCII);
        assertThat(keys).matches("\\{\"keys\":\\{\"Org1MSP::ann\":\"[\\w-]{107}\",\"Org3MSP::bob\":\"[\\w-]{107}\"}}");
        byte[] ephemeral = hmac(
                afterItsLength("flock/ephemeral/v1"),
                afterItsLength(ANNS.publicKey().text()),
                afterItsLength(CONTEXT));
        byte[] encapsulation = ((X25519PublicKeyParameters)
                        KeyWrap.suite().deriveKeyPair(ephemeral).getPublic())
                .getEncoded();
        String wrapped = keys.substring(keys.indexOf("ann") + 6).substring(0, 107);
        assertThat(Arrays.copyOf(Base64.getUrlDecoder().decode(wrapped), 32)).isEqualTo(encapsulation);

        byte[] domain = "flock/stream/v1".getBytes(StandardCharsets.US_ASCII);
        byte[] salt = hmac(domain, length(head), Arrays.copyOf(envelope, head), content);
        assertThat(Arrays.copyOfRange(envelope, head, head + 40))
                .isEqualTo(concat(new byte[] {40}, salt, Arrays.copyOf(hmac(domain, salt), 7)));
    }

    private static byte[] hmac(byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.bytes(), "HmacSHA256"));
        return mac.doFinal(concat(parts));
    }

    private static byte[] afterItsLength(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return concat(length(bytes.length), bytes);
    }

    private static byte[] length(int of) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(of).array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void anotherAccountKeyOrContext_opensNothing() {
        byte[] envelope = Envelope.seal(KEY, receivers(), CONTEXT, bytes(100));

        assertInvalid(() -> Envelope.open(envelope, ANN, BOBS, CONTEXT));
        assertInvalid(() -> Envelope.open(envelope, BOB, ANNS, CONTEXT));
        assertInvalid(() -> Envelope.open(envelope, AccountId.parse("Org1MSP::eve"), ANNS, CONTEXT));
        assertInvalid(() -> Envelope.open(envelope, ANN, ANNS, "submission of Org2MSP::node2"));
    }

    @Test
    void everyFlippedOrCutByte_isRefusedAsInvalid() {
        byte[] envelope = Envelope.seal(KEY, receivers(), CONTEXT, bytes(60));

        for (int i = 0; i < envelope.length; i++) {
            byte[] damaged = envelope.clone();
            damaged[i] ^= 1;
            byte[] cut = Arrays.copyOf(envelope, i);
            assertInvalid(() -> Envelope.open(damaged, ANN, ANNS, CONTEXT));
            assertInvalid(() -> Envelope.open(cut, ANN, ANNS, CONTEXT));
        }
    }

    @Test
    void segmentsThatAreDroppedOrSwapped_areRefused() {
        byte[] sealed = SealedStream.seal(KEY, new byte[0], bytes(3 << 20));
        byte[] dropped = Arrays.copyOf(sealed, 2 << 20);
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 1 << 20, swapped, 2 << 20, 1 << 20);

        assertInvalid(() -> SealedStream.open(KEY, new byte[0], dropped));
        assertInvalid(() -> SealedStream.open(KEY, new byte[0], swapped));
    }

    @Test
    void foreignAccessKeys_areRefusedWithoutHarm() {
        assertInvalid(() -> new AccessKey("key of ann"));
        assertInvalid(() -> new AccessKey("x25519:" + "0g".repeat(32)));
        assertInvalid(() -> ANNS.unwrap("not base64!", CONTEXT));
        assertInvalid(() -> ANNS.unwrap("A".repeat(107), CONTEXT));
    }

    /** Whoever names such a key would keep everybody from sealing, if only wrapping refused it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void pointsOnWhichNoSecretIsAgreed_areNoAccessKeys(String hex) {
        String topBit = hex.substring(0, 62) + (hex.endsWith("7f") ? "ff" : hex.endsWith("57") ? "d7" : "80");
        for (String point : List.of(hex, topBit)) {
            X25519PrivateKeyParameters scalar = new X25519PrivateKeyParameters(bytes(32));
            X25519PublicKeyParameters key =
                    new X25519PublicKeyParameters(HexFormat.of().parseHex(point));

            assertThatThrownBy(() -> scalar.generateSecret(key, new byte[32], 0))
                    .isInstanceOf(IllegalStateException.class);
            assertInvalid(() -> new AccessKey("x25519:" + point));
        }
    }

    @Test
    void receivers_areReadableForEverybody_andTheirKeyOpensTheEnvelope() {
        byte[] envelope = Envelope.seal(KEY, receivers(), CONTEXT, bytes(100));

        assertThat(Envelope.receivers(envelope)).containsExactly(ANN, BOB);
        assertThat(Envelope.key(envelope, BOB, BOBS, CONTEXT)).isEqualTo(KEY);
        assertThat(Envelope.open(envelope, KEY)).isEqualTo(bytes(100));
        assertInvalid(() -> Envelope.open(envelope, ContentKey.parse("2f".repeat(32))));
        assertInvalid(() -> Envelope.receivers(bytes(100)));
    }

    @Test
    void wrappedKey_fitsTheLedger_andHidesTheKey() {
        String wrapped = KeyWrap.wrap(KEY, ANNS.publicKey(), CONTEXT);

        assertThat(wrapped).hasSize(107);
        assertThat(ANNS.unwrap(wrapped, CONTEXT)).isEqualTo(KEY);
    }
}
