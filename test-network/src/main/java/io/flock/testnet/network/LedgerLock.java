package io.flock.testnet.network;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Whether an embedded network works in a folder that does not say which process it is: it holds its ledger's lock. */
final class LedgerLock {
    private static final String LOCK = "lock";
    /** {@code network/channels/NAME/lock}. */
    private static final int DEPTH = 3;

    private LedgerLock() {}

    /**
     * Refuses a folder in which a network runs.
     *
     * @param unknown why its process is not known
     * @throws FlockException STATE_FOLDER_UNUSABLE
     */
    static void requireFree(NetworkHome home, FlockException unknown) {
        Path network = home.folder().resolve("network");
        if (!Files.isDirectory(network)) {
            return;
        }
        try (Stream<Path> found = Files.find(network, DEPTH, (path, is) -> path.endsWith(LOCK) && is.isRegularFile())) {
            List<Path> locks = found.toList();
            for (Path lock : locks) {
                requireFree(lock, unknown);
            }
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "state folder " + home.folder().toAbsolutePath() + " can't be read: " + e,
                    "check owner and rights",
                    e);
        }
    }

    private static void requireFree(Path lock, FlockException unknown) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new FlockException(
                        ErrorCode.STATE_FOLDER_UNUSABLE,
                        "a network runs in the folder, and which process it is can't be read: " + unknown.what(),
                        "end the process that 'fuser " + lock.toAbsolutePath() + "' names, then try again");
            }
        }
    }
}
