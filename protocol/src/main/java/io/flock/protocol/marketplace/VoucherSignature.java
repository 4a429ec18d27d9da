package io.flock.protocol.marketplace;

import io.flock.protocol.codec.TextForm;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** An ECDSA signature over a SHA-256 digest: DER, in lower-case hex. */
@TextForm(pattern = VoucherSignature.GRAMMAR, maxLength = 144)
public record VoucherSignature(String hex) {
    static final String GRAMMAR = "30([0-9a-f]{2}){7,71}";
    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public VoucherSignature {
        if (!PATTERN.matcher(hex).matches()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, Quoted.of(hex) + " is not a signature in DER, in hex");
        }
    }

    /** Reads the hex form. */
    public static VoucherSignature parse(String hex) {
        return new VoucherSignature(hex);
    }

    /** Takes the DER bytes. */
    public static VoucherSignature ofBytes(byte[] der) {
        return new VoucherSignature(HexFormat.of().formatHex(der));
    }

    /** A new array of the DER bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
