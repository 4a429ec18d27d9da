package io.flock.sdk.audit;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;

/** Blocks in a file, one behind the other, each with its length before it (protobuf's delimited form). */
public final class StoredBlocks {
    private StoredBlocks() {}

    /** Replaces the file. */
    public static void write(Path file, Iterable<Block> blocks) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Block block : blocks) {
                block.writeDelimitedTo(out);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** All blocks of the file. */
    public static List<Block> read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** All blocks up to the end of the stream. */
    public static List<Block> read(InputStream in) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Block block = Block.parseDelimitedFrom(in); block != null; block = Block.parseDelimitedFrom(in)) {
            blocks.add(block);
        }
        return blocks;
    }

    private static FlockException unusable(Path file, IOException cause) {
        return new FlockException(
                ErrorCode.DATA_INVALID,
                "block file " + file + ": " + String.valueOf(cause.getMessage()).replace('|', '/'),
                "give a file that was written by this software, whole",
                cause);
    }
}
