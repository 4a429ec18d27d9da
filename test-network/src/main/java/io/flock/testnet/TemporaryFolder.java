package io.flock.testnet;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A folder that is gone when it is closed, or when the program is interrupted, with all that lies in it. */
public final class TemporaryFolder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path path;
    private final Thread hook = new Thread(this::interrupted, "temporary-folder-end");
    private final List<Runnable> before = new ArrayList<>();

    /** A folder that is there already. */
    public TemporaryFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * A new folder.
     *
     * @param prefix of its name
     * @throws FlockException STATE_FOLDER_UNUSABLE
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "no temporary folder can be made: " + e,
                    "free some space, or name another with FLOCK_JAVA_OPTS=-Djava.io.tmpdir=…",
                    e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What must be done before the folder may go, where the program is interrupted: ending processes that work in it. */
    public synchronized void whenInterrupted(Runnable end) {
        before.add(end);
    }

    /** @throws FlockException STATE_FOLDER_UNUSABLE: something in it can't be deleted */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program ends: the hook deletes it, after what has to be done before.
            return;
        }
        try {
            delete();
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "the temporary folder " + path + " can't be deleted: " + e,
                    "delete it yourself",
                    e);
        }
    }

    /** The program ends while others of its threads may still write here. */
    synchronized void interrupted() {
        before.forEach(TemporaryFolder::attempt);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(path)) {
            try {
                delete();
            } catch (NoSuchFileException | DirectoryNotEmptyException e) {
                // Somebody wrote or deleted meanwhile.
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (IOException e) {
                System.err.println("the temporary folder " + path + " can't be deleted: " + e);
                return;
            }
            if (System.nanoTime() > end) {
                System.err.println("the temporary folder " + path + " is still written to; delete it yourself");
                return;
            }
        }
    }

    private static void attempt(Runnable end) {
        try {
            end.run();
        } catch (FlockException e) {
            System.err.println(e.what() + " – " + e.todo());
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
