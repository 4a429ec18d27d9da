package io.flock.testnet.embedded.content;

import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Blocks as files named by their SHA-256, so that both versions of a CID find the same block. A file is whole or absent. */
final class BlockFolder {
    private final Path folder;

    BlockFolder(Path folder) {
        this.folder = folder;
    }

    void put(Cid cid, byte[] block) throws IOException {
        Path file = file(cid.sha256Hex());
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path partial = Files.createTempFile(file.getParent(), "partial", null);
        try {
            Files.write(partial, block);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The block, compared with its CID; empty when it is not here. A damaged file is told, never served. */
    Optional<byte[]> get(Cid cid) throws IOException {
        byte[] block;
        try {
            block = Files.readAllBytes(file(cid.sha256Hex()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!cid.names(block)) {
            throw new IOException("block " + cid + " in hash verification failed");
        }
        return Optional.of(block);
    }

    /** The hashes of all blocks. */
    List<String> hashes() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.length() == 64)
                    .sorted()
                    .toList();
        }
    }

    /** Removes a block and returns the CID that Kubo would call it by: as a raw block. */
    Cid remove(String hash) throws IOException {
        Cid cid = Cid.ofBlock(1, Codec.RAW, Files.readAllBytes(file(hash)));
        Files.delete(file(hash));
        return cid;
    }

    private Path file(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }
}
