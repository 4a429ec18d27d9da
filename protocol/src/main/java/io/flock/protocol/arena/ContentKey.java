package io.flock.protocol.arena;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;

/** The 32-byte key of a sealed set, once it is public; 64 lower-case hex digits. */
@TextForm(pattern = "[0-9a-f]{64}", maxLength = 64, write = "hex")
public record ContentKey(String hex) {
    public ContentKey {
        Digest.parse(hex);
    }

    /** Reads 64 lower-case hex digits. */
    public static ContentKey parse(String hex) {
        return new ContentKey(hex);
    }

    /** Takes 32 bytes. */
    public static ContentKey ofBytes(byte[] bytes) {
        return new ContentKey(Digest.ofBytes(bytes).hex());
    }

    /** A new array of the 32 bytes. */
    public byte[] bytes() {
        return Digest.parse(hex).bytes();
    }

    /** SHA-256 of the key: what a task names. */
    public Digest digest() {
        return FieldHash.ofBytes(bytes());
    }
}
