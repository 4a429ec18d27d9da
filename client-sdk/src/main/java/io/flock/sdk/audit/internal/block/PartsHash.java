package io.flock.sdk.audit.internal.block;

import com.google.protobuf.ByteString;
import io.flock.protocol.commitment.Sha256;
import java.security.MessageDigest;

/** The hash of blocks, transaction ids, proposals and signed messages. */
public final class PartsHash {
    private PartsHash() {}

    /** Of the parts, one behind the other; 32 bytes. */
    public static byte[] of(ByteString... parts) {
        MessageDigest sha256 = Sha256.start();
        for (ByteString part : parts) {
            sha256.update(part.asReadOnlyByteBuffer());
        }
        return sha256.digest();
    }
}
