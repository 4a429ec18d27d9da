package io.flock.client.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * The files that this process has open as journals. POSIX locks are the process's, and closing any channel of a file lets
 * go of all of them: whoever opens a journal a second time, to be refused by its lock, would let other processes have it.
 * So that must be refused before the file is opened.
 */
final class HeldFiles {
    private static final Set<Object> HELD = new HashSet<>();

    private HeldFiles() {}

    /**
     * Holds a file, which is made where there is none: what has the name must be known before it is opened.
     *
     * @return its identity
     * @throws OverlappingFileLockException where this process has it already
     */
    static synchronized Object hold(Path file) throws IOException {
        if (!Files.exists(file)) {
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
        }
        Object identity = identity(file);
        if (!HELD.add(identity)) {
            throw new OverlappingFileLockException();
        }
        return identity;
    }

    static synchronized void letGo(Object identity) {
        HELD.remove(identity);
    }

    /**
     * What tells a file from another that takes its place or its name; the name itself where the file system knows no more,
     * as on Windows, where nobody can move or replace a file that is open.
     *
     * @throws IOException where there is no such file
     */
    static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }
}
