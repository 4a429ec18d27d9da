package io.flock.testnet.embedded.content;

import io.flock.sdk.content.BlockSource;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import io.flock.sdk.content.UnixFsFolder;
import io.flock.sdk.content.UnixFsLayout;
import io.flock.sdk.content.UnixFsReader;
import io.flock.sdk.content.UnixFsWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Blocks and pins under one folder. Collecting garbage waits for whoever adds, so that nothing goes before its pin comes. */
final class ContentFolder {
    /** A file that was added: its root, and the bytes of all its blocks as Kubo counts them. */
    record Added(Cid cid, long size) {}

    private final BlockFolder blocks;
    private final Path pins;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    ContentFolder(Path folder) throws IOException {
        this.blocks = new BlockFolder(folder.resolve("blocks"));
        this.pins = folder.resolve("pins");
        Files.createDirectories(pins);
    }

    Added add(InputStream in, UnixFsLayout layout, boolean pin) throws IOException {
        return shared(() -> {
            long[] size = {0};
            Cid root = UnixFsWriter.write(in, layout, (cid, block) -> {
                blocks.put(cid, block);
                size[0] += block.length;
            });
            if (pin) {
                writePin(root);
            }
            return new Added(root, size[0]);
        });
    }

    Cid putBlock(Codec codec, byte[] block) throws IOException {
        return shared(() -> {
            Cid cid = Cid.ofBlock(1, codec, block);
            blocks.put(cid, block);
            return cid;
        });
    }

    byte[] block(Cid cid) throws IOException {
        return blocks.get(cid).orElseThrow(() -> missing(cid));
    }

    /** Writes the file below {@code root} from {@code offset} on. */
    void cat(Cid root, long offset, OutputStream out) throws IOException {
        walk(root, offset, out, cid -> {});
    }

    void pin(Cid root) throws IOException {
        shared(() -> {
            visit(root, cid -> {});
            writePin(root);
            return root;
        });
    }

    boolean unpin(Cid root) throws IOException {
        return Files.deleteIfExists(pins.resolve(root.toString()));
    }

    boolean isPinned(Cid root) {
        return Files.exists(pins.resolve(root.toString()));
    }

    List<Cid> pins() throws IOException {
        try (Stream<Path> files = Files.list(pins)) {
            return files.map(file -> Cid.parse(file.getFileName().toString())).toList();
        }
    }

    /** Removes every block that no pin needs; nothing when a pinned file is incomplete. */
    List<Cid> collectGarbage() throws IOException {
        lock.writeLock().lock();
        try {
            Set<String> needed = new HashSet<>();
            for (Cid root : pins()) {
                visit(root, cid -> needed.add(cid.sha256Hex()));
            }
            List<Cid> removed = new ArrayList<>();
            for (String hash : blocks.hashes()) {
                if (!needed.contains(hash)) {
                    removed.add(blocks.remove(hash));
                }
            }
            return removed;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Shows every block below a root, which is a file or a folder of files. */
    private void visit(Cid root, Consumer<Cid> visitor) throws IOException {
        Optional<List<Cid>> listed = UnixFsFolder.entries(root, block(root));
        visitor.accept(root);
        for (Cid file : listed.orElse(List.of(root))) {
            walk(file, 0, OutputStream.nullOutputStream(), visitor);
        }
    }

    private void walk(Cid root, long offset, OutputStream out, Consumer<Cid> visitor) throws IOException {
        BlockSource source = cid -> {
            try {
                visitor.accept(cid);
                return block(cid);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try {
            UnixFsReader.read(source, root, offset, Long.MAX_VALUE, out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writePin(Cid root) throws IOException {
        Path file = pins.resolve(root.toString());
        if (!Files.exists(file)) {
            Files.write(file, new byte[0]);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T shared(Work<T> work) throws IOException {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            return work.run();
        } finally {
            reading.unlock();
        }
    }

    private static IOException missing(Cid cid) {
        return new IOException("block was not found locally (offline): ipld: could not find " + cid);
    }
}
