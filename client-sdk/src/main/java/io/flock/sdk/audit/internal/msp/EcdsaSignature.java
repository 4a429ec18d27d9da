package io.flock.sdk.audit.internal.msp;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The two numbers of an ECDSA signature. */
record EcdsaSignature(BigInteger r, BigInteger s) {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int LONG_FORM = 0x80;

    /**
     * Reads the DER form of ASN.1. Bytes behind the two numbers are left alone, as Fabric's peers do (Go's {@code encoding/asn1}):
     * who appends some must not make a transaction that peers find valid and an audit does not.
     *
     * @return empty for bytes that are none
     */
    static Optional<EcdsaSignature> read(ByteString der) {
        try {
            ByteBuffer numbers = element(der.asReadOnlyByteBuffer(), SEQUENCE);
            return Optional.of(new EcdsaSignature(integer(numbers), integer(numbers)));
        } catch (BufferUnderflowException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Of two's complement; one without bytes is no number. */
    private static BigInteger integer(ByteBuffer in) {
        ByteBuffer element = element(in, INTEGER);
        byte[] bytes = new byte[element.remaining()];
        element.get(bytes);
        return new BigInteger(bytes);
    }

    /** The content of the next element, which the buffer then stands behind. */
    private static ByteBuffer element(ByteBuffer in, int tag) {
        if (Byte.toUnsignedInt(in.get()) != tag) {
            throw new NumberFormatException("another element than " + tag);
        }
        int length = length(in);
        ByteBuffer content = in.slice();
        content.limit(length);
        in.position(in.position() + length);
        return content;
    }

    /** Of a content that is there whole. */
    private static int length(ByteBuffer in) {
        int first = Byte.toUnsignedInt(in.get());
        if (first < LONG_FORM) {
            return whole(first, in);
        }
        int length = 0;
        for (int left = first - LONG_FORM; left > 0; left--) {
            length = whole(length << Byte.SIZE | Byte.toUnsignedInt(in.get()), in);
        }
        return length;
    }

    private static int whole(int length, ByteBuffer in) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }
}
