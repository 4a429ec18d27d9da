package io.flock.protocol.commitment;

import io.flock.protocol.codec.TextForm;

/** A SHA-256 digest; on the wire 64 lower-case hex digits. Also a beacon's seed, a hash chain's tip and its preimages. */
@TextForm(pattern = Hex32.GRAMMAR, maxLength = 64, write = "hex")
public record Digest(String hex) implements Comparable<Digest> {
    public Digest {
        Hex32.require(hex, "a digest");
    }

    /** Reads 64 lower-case hex digits. */
    public static Digest parse(String hex) {
        return new Digest(hex);
    }

    /** Takes 32 bytes. */
    public static Digest ofBytes(byte[] bytes) {
        return new Digest(Hex32.ofBytes(bytes));
    }

    /** A new array of the 32 bytes. */
    public byte[] bytes() {
        return Hex32.bytes(hex);
    }

    /** The order of the bytes, unsigned. */
    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
