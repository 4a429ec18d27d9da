package io.flock.sdk.envelope;

import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes sealed with a key, in the format of Tink's {@code AES256_GCM_HKDF_1MB}: a header of its own length (1 byte), salt
 * (32) and nonce prefix (7), then segments of 1 MiB with a tag of 16 bytes each; a segment's nonce is prefix, number (4) and
 * whether it is the last (1), its key {@code HKDF(key, salt, associated data)}. Tink draws salt and prefix at random; here
 * they are an HMAC of the content under the key, so that sealing again gives the same bytes, and two contents never share a
 * nonce.
 */
public final class SealedStream {
    private static final int SALT = 32;
    private static final int PREFIX = 7;
    private static final int HEADER = 1 + SALT + PREFIX;
    private static final int TAG = 16;
    private static final int SEGMENT = 1 << 20;
    private static final byte[] DOMAIN = "flock/stream/v1".getBytes(StandardCharsets.UTF_8);

    private SealedStream() {}

    /**
     * Seals content.
     *
     * @param associated what the sealed bytes belong to, which is not in them and has to be known to open them
     */
    public static byte[] seal(ContentKey key, byte[] associated, byte[] content) {
        byte[] unique = unique(key, associated, content);
        byte[] salt = Arrays.copyOf(unique, SALT);
        byte[] prefix = Arrays.copyOfRange(unique, SALT, SALT + PREFIX);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(sealedLength(content.length)));
        out.put((byte) HEADER).put(salt).put(prefix);
        SecretKeySpec segmentKey = segmentKey(key, salt, associated);
        int from = 0;
        int number = 0;
        do {
            int length = Math.min(content.length - from, SEGMENT - TAG - (number == 0 ? HEADER : 0));
            boolean last = from + length == content.length;
            try {
                cipher(Cipher.ENCRYPT_MODE, segmentKey, prefix, number, last)
                        .doFinal(ByteBuffer.wrap(content, from, length), out);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-GCM refuses to seal", e);
            }
            from += length;
            number++;
        } while (from < content.length);
        return out.array();
    }

    /**
     * Opens what {@link #seal} or Tink sealed. Nothing is given back unless all of it is intact.
     *
     * @throws FlockException ENVELOPE_INVALID: another key, other associated data, or damaged bytes
     */
    public static byte[] open(ContentKey key, byte[] associated, byte[] sealed) {
        if (sealed.length < HEADER + TAG || sealed[0] != HEADER) {
            throw invalid("the sealed bytes are cut off or have another format", null);
        }
        byte[] salt = Arrays.copyOfRange(sealed, 1, 1 + SALT);
        byte[] prefix = Arrays.copyOfRange(sealed, 1 + SALT, HEADER);
        SecretKeySpec segmentKey = segmentKey(key, salt, associated);
        ByteBuffer out = ByteBuffer.allocate(sealed.length);
        int from = HEADER;
        int number = 0;
        try {
            do {
                int length = Math.min(sealed.length - from, SEGMENT - (number == 0 ? HEADER : 0));
                boolean last = from + length == sealed.length;
                cipher(Cipher.DECRYPT_MODE, segmentKey, prefix, number, last)
                        .doFinal(ByteBuffer.wrap(sealed, from, length), out);
                from += length;
                number++;
            } while (from < sealed.length);
        } catch (GeneralSecurityException e) {
            throw invalid("the sealed bytes can't be opened with this key", e);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** The bytes of so much content once it is sealed. */
    static long sealedLength(long content) {
        long segments = 1 + (content + HEADER - 1) / (SEGMENT - TAG);
        return content + HEADER + segments * TAG;
    }

    /** A synthetic salt and prefix: HMAC-SHA-256 twice, the second time over the first. */
    private static byte[] unique(ContentKey key, byte[] associated, byte[] content) {
        Mac mac = KeyDerivation.mac(key.bytes());
        mac.update(DOMAIN);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(associated.length).array());
        mac.update(associated);
        byte[] salt = mac.doFinal(content);
        mac.update(DOMAIN);
        byte[] prefix = mac.doFinal(salt);
        byte[] both = Arrays.copyOf(salt, SALT + PREFIX);
        System.arraycopy(prefix, 0, both, SALT, PREFIX);
        return both;
    }

    private static SecretKeySpec segmentKey(ContentKey key, byte[] salt, byte[] associated) {
        return new SecretKeySpec(KeyDerivation.hkdf(key.bytes(), salt, associated), "AES");
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] prefix, int number, boolean last)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(PREFIX + Integer.BYTES + 1)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        return cipher;
    }

    private static FlockException invalid(String what, Exception cause) {
        return new FlockException(
                ErrorCode.ENVELOPE_INVALID, what, "it was sealed with another key or for something else", cause);
    }
}
