package io.flock.devnet.internal.ledger.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The append-only file of blocks. A block is written by one call behind the last one; a process that is killed in the
 * middle leaves a torn record, which the next start cuts off.
 */
public final class BlockFile implements BlockStore {
    private final Disk file;
    private final FolderLock lock;
    private final BlockOffsets offsets;
    private final boolean fsync;
    private boolean broken;
    private boolean closed;

    private BlockFile(Disk file, FolderLock lock, BlockOffsets offsets, boolean fsync) {
        this.file = file;
        this.lock = lock;
        this.offsets = offsets;
        this.fsync = fsync;
    }

    /**
     * Whether the folder's file begins with this block. Changes nothing and takes no lock: the answer is for somebody who opens
     * the file then, which checks it again.
     *
     * @throws LedgerException LEDGER_UNREADABLE
     */
    public static boolean isOf(Path folder, Block first) {
        Path path = folder.resolve("blocks");
        if (Files.notExists(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(
                    in.readNBytes(FileHeader.SIZE),
                    FileHeader.write(first.getHeader().getDataHash()));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * Opens the folder's file, or makes one that holds the first block.
     *
     * @throws LedgerException as {@code Ledger.open} says
     */
    public static BlockFile open(Path folder, Block first, boolean fsync) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.of(folder);
            try {
                return open(folder.resolve("blocks"), lock, first, fsync);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static LedgerException unusable(Path folder, IOException e) {
        return new LedgerException(
                "LEDGER_UNREADABLE",
                "the data folder " + folder + " can't be used: " + e,
                "check that the folder can be read and written, or choose another one",
                e);
    }

    private static BlockFile open(Path path, FolderLock lock, Block first, boolean fsync) throws IOException {
        ByteString definition = first.getHeader().getDataHash();
        if (Files.notExists(path)) {
            create(path, definition, first.toByteString());
        }
        Disk file = new Disk(path);
        try {
            FileHeader.require(file.read(0, FileHeader.SIZE), definition);
            return new BlockFile(file, lock, BlockFileScan.of(file), fsync);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    // Made under another name, so that a file of that name always has a whole header and block 0.
    private static void create(Path path, ByteString definition, ByteString first) throws IOException {
        Path draft = path.resolveSibling("blocks.new");
        try (Disk file = new Disk(draft)) {
            file.truncate(0);
            file.write(0, FileHeader.write(definition));
            file.write(FileHeader.SIZE, record(first, 0));
            file.force();
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public long count() {
        return offsets.count();
    }

    @Override
    public void append(ByteString block) {
        if (broken) {
            throw notWritten("an earlier block could not be written", null);
        }
        long number = offsets.count();
        long start = offsets.end();
        try {
            byte[] record = record(block, number);
            file.write(start, record);
            if (fsync) {
                file.force();
            }
            offsets.add(start + record.length);
        } catch (IOException e) {
            takeBack(start);
            throw notWritten("block " + number + " could not be written: " + e, e);
        }
    }

    // After a failed write nobody knows what the disk holds. Without the half block a restart continues from here.
    private void takeBack(long end) {
        broken = true;
        try {
            file.truncate(end);
        } catch (IOException e) {
            // The torn record is cut off at the next start.
            return;
        }
    }

    @Override
    public ByteString read(long number) {
        try {
            long start = offsets.start(number);
            int length = Math.toIntExact(offsets.start(number + 1) - start);
            byte[] bytes = file.read(start, length);
            if (bytes.length < length) {
                throw BlockDamage.of(number, "the file ends inside of it");
            }
            RecordHead head = RecordHead.read(ByteBuffer.wrap(bytes), number)
                    .orElseThrow(() -> BlockDamage.of(number, "its length has a wrong checksum"));
            if (head.checksum() != Checksum.of(bytes, RecordHead.SIZE, head.length())) {
                throw BlockDamage.of(number, "its checksum is wrong");
            }
            return UnsafeByteOperations.unsafeWrap(bytes, RecordHead.SIZE, head.length());
        } catch (IOException e) {
            throw new LedgerException(
                    "LEDGER_UNREADABLE", "block " + number + " can't be read: " + e, "check the disk", e);
        }
    }

    @Override
    public synchronized void close() {
        try (lock;
                file) {
            // Without fsync per block, this is when the blocks become safe from a power failure.
            if (!closed) {
                closed = true;
                file.force();
            }
        } catch (IOException e) {
            throw new LedgerException("LEDGER_UNREADABLE", "the block file can't be closed: " + e, "check the disk", e);
        }
    }

    private static byte[] record(ByteString block, long number) {
        ByteBuffer record = ByteBuffer.allocate(RecordHead.SIZE + block.size());
        block.copyTo(record.position(RecordHead.SIZE));
        RecordHead.of(record.array()).writeTo(record.rewind(), number);
        return record.array();
    }

    private static LedgerException notWritten(String what, IOException cause) {
        return new LedgerException(
                "LEDGER_NOT_WRITTEN",
                what,
                "check space and rights of the data folder, then start the network again",
                cause);
    }
}
