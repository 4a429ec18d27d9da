package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of blocks, transaction ids, proposals and signed messages. */
final class Sha256 {
    private Sha256() {}

    /** Of the parts, one behind the other; 32 bytes. */
    static byte[] of(ByteString... parts) {
        MessageDigest sha256 = digest();
        for (ByteString part : parts) {
            sha256.update(part.asReadOnlyByteBuffer());
        }
        return sha256.digest();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
