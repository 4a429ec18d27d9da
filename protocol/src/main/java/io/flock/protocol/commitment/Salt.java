package io.flock.protocol.commitment;

import io.flock.protocol.codec.TextForm;

/**
 * What makes a commitment unguessable: 32 bytes, secret until the value is revealed. {@link #toString} hides it, so that
 * no log gives it away; on the wire 64 lower-case hex digits.
 */
@TextForm(pattern = Hex32.GRAMMAR, maxLength = 64, write = "hex")
public record Salt(String hex) {
    public Salt {
        Hex32.require(hex, "a salt");
    }

    /** Reads 64 lower-case hex digits. */
    public static Salt parse(String hex) {
        return new Salt(hex);
    }

    /** Takes 32 bytes. */
    public static Salt ofBytes(byte[] bytes) {
        return new Salt(Hex32.ofBytes(bytes));
    }

    /** A new array of the 32 bytes. */
    public byte[] bytes() {
        return Hex32.bytes(hex);
    }

    @Override
    public String toString() {
        return "Salt[hidden]";
    }
}
