package io.flock.devnet.internal.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the records of a block file. A torn last record is cut off: the file ends inside of it, or ends in bytes that
 * were reserved and never written. Anything else that is not a record is damage. Only the heads are checked here, and
 * the last block's checksum; the others are checked when they are read.
 */
final class BlockFileScan {
    private static final Logger LOG = LoggerFactory.getLogger(BlockFileScan.class);
    private static final int UNWRITTEN = 16;

    private final Disk file;
    private final long size;

    private BlockFileScan(Disk file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    static BlockOffsets of(Disk file) throws IOException {
        return new BlockFileScan(file).run();
    }

    private BlockOffsets run() throws IOException {
        BlockOffsets offsets = new BlockOffsets(FileHeader.SIZE);
        while (offsets.end() < size) {
            long number = offsets.count();
            long start = offsets.end();
            Optional<RecordHead> head = head(start, number);
            if (head.isEmpty() || torn(start, head.get())) {
                cut(start, number);
                break;
            }
            offsets.add(start + RecordHead.SIZE + head.get().length());
        }
        if (offsets.count() == 0) {
            throw BlockDamage.of(0, "it is missing");
        }
        return offsets;
    }

    /** Nothing for a torn one. */
    private Optional<RecordHead> head(long start, long number) throws IOException {
        byte[] bytes = file.read(start, RecordHead.SIZE);
        if (bytes.length < RecordHead.SIZE) {
            return Optional.empty();
        }
        Optional<RecordHead> head = RecordHead.read(ByteBuffer.wrap(bytes), number);
        if (head.isEmpty() && !zerosFrom(start)) {
            throw BlockDamage.of(number, "its length has a wrong checksum");
        }
        return head;
    }

    private boolean torn(long start, RecordHead head) throws IOException {
        long end = start + RecordHead.SIZE + head.length();
        if (end != size) {
            return end > size;
        }
        byte[] block = file.read(start + RecordHead.SIZE, head.length());
        return head.checksum() != Checksum.of(block) && block.length >= UNWRITTEN && zerosFrom(size - UNWRITTEN);
    }

    private boolean zerosFrom(long start) throws IOException {
        for (long at = start; at < size; ) {
            byte[] bytes = file.read(at, (int) Math.min(1 << 16, size - at));
            at += bytes.length;
            for (byte each : bytes) {
                if (each != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void cut(long start, long number) throws IOException {
        if (number == 0) {
            throw BlockDamage.of(0, "the file ends inside of it");
        }
        LOG.warn("block {} was not written to its end: {} bytes are cut off", number, size - start);
        file.truncate(start);
        file.force();
    }
}
