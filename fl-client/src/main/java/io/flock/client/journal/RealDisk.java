package io.flock.client.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

final class RealDisk implements Disk {
    static final Disk INSTANCE = new RealDisk();

    private RealDisk() {}

    @Override
    public FileChannel open(Path file) throws IOException {
        return new SteadyChannel(file);
    }

    @Override
    public void replace(Path fresh, Path file) throws IOException {
        // Who may read a journal must not depend on whether it was written anew.
        PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (rights != null) {
            Files.setPosixFilePermissions(fresh, rights.readAttributes().permissions());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        boolean interrupted = false;
        try {
            while (!isForced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A folder can only be opened as a channel, which an interrupt closes before anything is said of the disk. */
    private static boolean isForced(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
