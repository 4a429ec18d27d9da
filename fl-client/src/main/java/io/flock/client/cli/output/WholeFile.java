package io.flock.client.cli.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written whole or not at all: what was there before stays until the new one is on the disk. */
public record WholeFile(Path file) {
    /** Whether it could be written, as far as that can be seen without touching it. */
    public boolean isWritable() {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.isDirectory(file) && folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /**
     * Replaces the file, the one that a link leads to.
     *
     * @throws IOException it can't be written; nothing is left behind
     */
    public void write(byte[] bytes) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path fresh = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            force(fresh, bytes);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Otherwise a crash could leave the name on an empty file. */
    private static void force(Path fresh, byte[] bytes) throws IOException {
        try (FileChannel disk = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                disk.write(left);
            }
            disk.force(true);
        }
    }
}
