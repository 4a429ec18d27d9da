package io.flock.sdk.content;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Fetches into {@code <target>.part} and renames once the SHA-256 of the whole is right. A fetch that broke off for
 * want of an answer leaves the part, and the next one goes on where it ended; anything wrong removes it.
 */
final class FileFetch {
    private final BlockSource source;
    private final ContentRef content;
    private final Path target;
    private final Path part;

    FileFetch(BlockSource source, ContentRef content, Path target) {
        this.source = source;
        this.content = content;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
    }

    void run(long maxBytes) {
        boolean keepPart = false;
        try {
            long offset = Files.isRegularFile(part) ? Files.size(part) : 0;
            long size;
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
                size = UnixFsReader.read(source, Cid.parse(content.cid()), offset, maxBytes, out);
            }
            Digest found = digest(part);
            if (Files.size(part) != size || !found.equals(content.digest())) {
                throw offset == 0 ? wrongDigest(content, found) : changedPart(found);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FlockException e) {
            keepPart = e.is(ErrorCode.CONTENT_UNAVAILABLE);
            throw e;
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "can't write " + part + ": " + e,
                    "check owner, rights and free space of its folder",
                    e);
        } finally {
            if (!keepPart) {
                remove(part);
            }
        }
    }

    /** Bytes that were here before are among them: it need not be the publisher. */
    private FlockException changedPart(Digest found) {
        return new FlockException(
                ErrorCode.CONTENT_MISMATCH,
                "content " + content.cid() + " with what was left of an earlier fetch has SHA-256 " + found
                        + ", the ledger says " + content.digest(),
                "fetch it again: what was left is deleted");
    }

    static FlockException wrongDigest(ContentRef content, Digest found) {
        return new FlockException(
                ErrorCode.CONTENT_INVALID,
                "content " + content.cid() + " has SHA-256 " + found + ", the ledger says " + content.digest(),
                "do not use it; its publisher named another content on the ledger than it stored");
    }

    static Digest digest(Path file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return Digest.ofBytes(sha256.digest());
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next fetch finds the part, and its digest will be as wrong as this one's.
            file.toFile().deleteOnExit();
        }
    }
}
