package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import io.flock.protocol.commitment.Sha256;
import java.security.MessageDigest;

/** The hash of blocks, transaction ids, proposals and signed messages. */
final class PartsHash {
    private PartsHash() {}

    /** Of the parts, one behind the other; 32 bytes. */
    static byte[] of(ByteString... parts) {
        MessageDigest sha256 = Sha256.start();
        for (ByteString part : parts) {
            sha256.update(part.asReadOnlyByteBuffer());
        }
        return sha256.digest();
    }
}
