package io.flock.devnet.internal.ledger.bytes;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/**
 * Parsing without copies: a transaction is six messages within each other, and by default each level copies all that is
 * inside. Fields of type bytes are windows on the input instead; who keeps one for long copies it.
 */
public final class Parsing {
    /** What a Fabric node says of bytes that are no such message; clients see it in several answers. */
    public static final String UNREADABLE = "proto: cannot parse invalid wire-format data";

    private Parsing() {}

    /**
     * Parses a whole message.
     *
     * @throws InvalidProtocolBufferException if the bytes are not such a message
     */
    public static <T extends MessageLite> T parse(Parser<T> parser, ByteString bytes)
            throws InvalidProtocolBufferException {
        CodedInputStream input = bytes.newCodedInput();
        input.enableAliasing(true);
        T message = parser.parseFrom(input);
        input.checkLastTagWas(0);
        return message;
    }
}
