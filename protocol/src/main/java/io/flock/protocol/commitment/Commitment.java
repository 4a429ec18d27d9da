package io.flock.protocol.commitment;

import io.flock.protocol.codec.TextForm;

/** A commitment to a value and salt that are shown later; on the wire 64 lower-case hex digits. */
@TextForm(pattern = Hex32.GRAMMAR, maxLength = 64, write = "hex")
public record Commitment(String hex) implements Comparable<Commitment> {
    public Commitment {
        Hex32.require(hex, "a commitment");
    }

    /** Reads 64 lower-case hex digits. */
    public static Commitment parse(String hex) {
        return new Commitment(hex);
    }

    /** Takes 32 bytes. */
    public static Commitment ofBytes(byte[] bytes) {
        return new Commitment(Hex32.ofBytes(bytes));
    }

    /** A new array of the 32 bytes. */
    public byte[] bytes() {
        return Hex32.bytes(hex);
    }

    /** The order of the bytes, unsigned. */
    @Override
    public int compareTo(Commitment other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
