package io.flock.sdk.content;

import java.util.Arrays;

/**
 * Reads the few protobuf shapes that dag-pb and UnixFS use, strictly: minimal varints, no groups, no fixed-width
 * fields, nothing beyond the end.
 */
final class ProtoReader {
    static final int VARINT = 0;
    static final int BYTES = 2;

    private final byte[] bytes;
    private int position;

    ProtoReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    /** Field number and wire type as {@code number << 3 | type}. */
    int tag() throws MalformedDagException {
        long tag = varint();
        long type = tag & 7;
        if (tag > Integer.MAX_VALUE || tag >>> 3 == 0 || (type != VARINT && type != BYTES)) {
            throw new MalformedDagException("field tag " + tag + " is not allowed");
        }
        return (int) tag;
    }

    long varint() throws MalformedDagException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (next == 0 && shift > 0) {
                    throw new MalformedDagException("a varint is longer than it needs to be");
                }
                return value;
            }
        }
        throw new MalformedDagException("a varint exceeds 63 bits");
    }

    byte[] field() throws MalformedDagException {
        long length = varint();
        if (length > bytes.length - position) {
            throw new MalformedDagException("a field of " + length + " bytes reaches beyond the end");
        }
        int from = position;
        position += (int) length;
        return Arrays.copyOfRange(bytes, from, position);
    }

    private byte next() throws MalformedDagException {
        if (position == bytes.length) {
            throw new MalformedDagException("the bytes end inside a varint");
        }
        return bytes[position++];
    }
}
