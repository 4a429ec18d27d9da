package io.flock.sdk.audit;

import io.flock.protocol.error.FlockException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.Block;

/** Blocks in files of their own, as {@code peer channel fetch} writes them. Their names say nothing; their headers do. */
final class BlockFolder {
    private final Path folder;

    BlockFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads by number, as long as more is wanted. Every file is read twice, so that no more than one block is in memory.
     *
     * @throws FlockException DATA_INVALID: no file, one that is no block, or two of one number
     */
    void readWhile(Predicate<? super Block> more) {
        SortedMap<Long, Path> byNumber = new TreeMap<>(Long::compareUnsigned);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.block")) {
            for (Path file : files) {
                Path before = byNumber.put(block(file).getHeader().getNumber(), file);
                if (before != null) {
                    throw StoredBlocks.unusable(
                            file, "has the number of " + before.getFileName() + ": remove one of them", null);
                }
            }
        } catch (IOException e) {
            throw StoredBlocks.unusable(folder, "can't be read: " + e, e);
        }
        if (byNumber.isEmpty()) {
            throw StoredBlocks.unusable(folder, "holds no file *.block", null);
        }
        for (Path file : byNumber.values()) {
            if (!more.test(block(file))) {
                return;
            }
        }
    }

    private static Block block(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Block block = Block.parseFrom(in);
            if (!block.hasHeader()) {
                throw StoredBlocks.unusable(file, "has no block header", null);
            }
            return block;
        } catch (IOException e) {
            throw StoredBlocks.unusable(file, "is no block: " + e.getMessage(), e);
        }
    }
}
