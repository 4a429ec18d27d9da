package io.flock.devnet.internal.ledger.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What stands before each block in the file: its length, a checksum of that length and the block's number, the checksum
 * of the block. The length has a checksum of its own, because a wrong one would make a damaged block in the middle look
 * like a torn one at the end, and everything behind it would be cut off.
 *
 * @param length of the serialised block in bytes
 */
record RecordHead(int length, int checksum) {
    static final int SIZE = 12;

    /** The head of a record that has the block in place already. */
    static RecordHead of(byte[] record) {
        int length = record.length - SIZE;
        return new RecordHead(length, Checksum.of(record, SIZE, length));
    }

    void writeTo(ByteBuffer out, long number) {
        out.putInt(length).putInt(guard(length, number)).putInt(checksum);
    }

    /** Nothing if these bytes are not the head of that block. */
    static Optional<RecordHead> read(ByteBuffer in, long number) {
        int length = in.getInt();
        int guard = in.getInt();
        RecordHead head = new RecordHead(length, in.getInt());
        return length >= 0 && guard == guard(length, number) ? Optional.of(head) : Optional.empty();
    }

    private static int guard(int length, long number) {
        return Checksum.of(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(length)
                .putLong(number)
                .array());
    }
}
