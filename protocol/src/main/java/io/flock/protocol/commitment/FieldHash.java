package io.flock.protocol.commitment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * SHA-256 over a sequence of fields, each behind its length as four bytes, big-endian. The first field is always a
 * domain, so that a hash made for one purpose means nothing for another.
 */
public final class FieldHash {
    private final MessageDigest sha256 = Sha256.start();

    private FieldHash() {}

    /** Starts with the domain as the first field, such as {@code flock/commitment/v1}. */
    public static FieldHash ofDomain(String domain) {
        return new FieldHash().field(domain);
    }

    /** {@code SHA-256(seed ‖ key)} of a 32-byte seed and a text: what breaks ties. */
    public static Digest ofSeedAndKey(Digest seed, String key) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(seed.bytes());
        return Digest.ofBytes(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code SHA-256(bytes)}. */
    public static Digest ofBytes(byte[] bytes) {
        return Digest.ofBytes(Sha256.start().digest(bytes));
    }

    /** Adds a field of bytes. */
    public FieldHash field(byte[] bytes) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha256.update(bytes);
        return this;
    }

    /** Adds a text as UTF-8. */
    public FieldHash field(String text) {
        return field(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number as four bytes, big-endian. */
    public FieldHash field(int number) {
        return field(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** Adds a number as eight bytes, big-endian. */
    public FieldHash field(long number) {
        return field(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** Adds a digest's 32 bytes. */
    public FieldHash field(Digest digest) {
        return field(digest.bytes());
    }

    /** The digest of all fields; the hash is spent. */
    public Digest digest() {
        return Digest.ofBytes(sha256.digest());
    }
}
