package io.flock.sdk.audit;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;

/**
 * Writes a copy of blocks as they come, into {@code <file>.part}; {@link #finish} gives it its name. A copy that was broken
 * off never has that name, and is begun anew.
 *
 * <p>Every method throws STATE_FOLDER_UNUSABLE when the disk does not take it.
 */
public final class BlockFileWriter implements Consumer<Block>, AutoCloseable {
    private final Path file;
    private final Path part;
    private final FileChannel disk;
    private final OutputStream out;
    private boolean finished;

    private BlockFileWriter(Path file, Path part, FileChannel disk) {
        this.file = file;
        this.part = part;
        this.disk = disk;
        this.out = new BufferedOutputStream(Channels.newOutputStream(disk));
    }

    /** Begins a copy; the file, if there is one, stays as it is until the end. */
    public static BlockFileWriter to(Path file) {
        if (file.getFileName() == null || Files.isDirectory(file)) {
            throw unwritable(file, new IOException("it is a folder"));
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            return new BlockFileWriter(
                    file,
                    part,
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes the next block behind the others. */
    @Override
    public void accept(Block block) {
        try {
            block.writeDelimitedTo(out);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** What was written is on the disk, and has its name. */
    public void finish() {
        try {
            out.flush();
            disk.force(true);
            disk.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            finished = true;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Removes what was not finished. */
    @Override
    public void close() {
        if (finished) {
            return;
        }
        try {
            disk.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    private static FlockException unwritable(Path file, IOException cause) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "block file " + file.toString().replace('|', '/') + " can't be written: "
                        + cause.toString().replace('|', '/'),
                "check owner, rights and free space of its folder",
                cause);
    }
}
