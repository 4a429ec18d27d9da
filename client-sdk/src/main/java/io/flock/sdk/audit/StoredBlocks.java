package io.flock.sdk.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.Block;

/**
 * A copy of a channel's blocks: a file with one {@code common.Block} behind the other, each with its length before it as a
 * protobuf varint, as {@link BlockFileWriter} makes it; or a folder of files {@code *.block} with one block each, as {@code
 * peer channel fetch} makes them. Nothing is checked but that the bytes are blocks: the audit does that.
 */
public final class StoredBlocks {
    private StoredBlocks() {}

    /** Replaces the file, whole or not at all. */
    public static void write(Path file, Iterable<Block> blocks) {
        try (BlockFileWriter writer = BlockFileWriter.to(file)) {
            blocks.forEach(writer);
            writer.finish();
        }
    }

    /** All blocks of the copy, in memory; throws as {@link #read(Path, Consumer)}. */
    public static List<Block> read(Path copy) {
        List<Block> blocks = new ArrayList<>();
        read(copy, blocks::add);
        return blocks;
    }

    /**
     * Gives all blocks to {@code consumer}, one at a time: those of a file as they stand there, those of a folder by their
     * numbers.
     *
     * @throws FlockException DATA_INVALID: what lies there is no copy of blocks, is cut off, or holds none
     */
    public static void read(Path copy, Consumer<? super Block> consumer) {
        readWhile(copy, block -> {
            consumer.accept(block);
            return true;
        });
    }

    private static void readWhile(Path copy, Predicate<? super Block> more) {
        if (Files.isDirectory(copy)) {
            new BlockFolder(copy).readWhile(more);
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(copy))) {
            Block block = next(copy, 0, in);
            if (block == null) {
                throw unusable(copy, "holds no block", null);
            }
            for (long read = 1; block != null && more.test(block); read++) {
                block = next(copy, read, in);
            }
        } catch (IOException e) {
            throw unusable(copy, "can't be read: " + e, e);
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

    /**
     * The channel that the copy's blocks are of, as the first transaction that can be read says; empty where none does.
     *
     * @throws FlockException as {@link #read(Path, Consumer)}
     */
    public static Optional<String> channel(Path copy) {
        FirstChannel first = new FirstChannel();
        readWhile(copy, first);
        return first.name();
    }

    private static Block next(Path file, long read, InputStream in) throws IOException {
        try {
            Block block = Block.parseDelimitedFrom(in);
            if (block != null && !block.hasHeader()) {
                throw unusable(file, "has no block header behind " + read + " whole blocks", null);
            }
            return block;
        } catch (InvalidProtocolBufferException e) {
            throw unusable(file, "is no block behind " + read + " whole ones: " + e.getMessage(), e);
        }
    }

    static FlockException unusable(Path file, String why, Exception cause) {
        return new FlockException(
                ErrorCode.DATA_INVALID,
                "block file " + file.toString().replace('|', '/') + " " + why.replace('|', '/'),
                "give a whole file that 'flock audit --save' wrote, or a folder of *.block files, one block each",
                cause);
    }
}
