package io.flock.devnet.internal.ledger.bytes;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of the ledger. */
public final class Sha256 {
    private Sha256() {}

    /** The hash of these bytes: 32 more. */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** The hash of the parts, one after the other. */
    public static ByteString of(Iterable<ByteString> parts) {
        MessageDigest digest = digest();
        parts.forEach(part -> part.asReadOnlyByteBufferList().forEach(digest::update));
        return ByteString.copyFrom(digest.digest());
    }

    /** The hash itself, to be fed part by part. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
