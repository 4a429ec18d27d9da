package io.flock.testnet.fabric.layout;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.process.FreePorts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ports that one start of a network keeps for its nodes until they listen: between looking whether a port is free and
 * listening at it lie seconds, in which another start would see it free too. Ports are claimed by the hundred, with a
 * locked file each; the system frees it when the program ends, however it does.
 */
public final class PortClaims implements AutoCloseable {
    private static final int HUNDRED = 100;

    private final Path folder;
    private final Map<Integer, FileChannel> held = new TreeMap<>();

    /** Among the starts that claim in the same folder. */
    PortClaims(Path folder) {
        this.folder = folder;
    }

    /** Among all starts of this user on this machine. */
    public static PortClaims open() {
        return new PortClaims(
                Path.of(System.getProperty("java.io.tmpdir"), "flock-ports-" + System.getProperty("user.name")));
    }

    /** Whether nobody listens at the port and no other start has claimed it; then this one has. */
    public boolean take(int port) {
        return claim(port / HUNDRED) && FreePorts.isFree(port);
    }

    private boolean claim(int hundred) {
        if (held.containsKey(hundred)) {
            return true;
        }
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(
                    folder.resolve(Integer.toString(hundred)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(file)) {
                held.put(hundred, file);
                return true;
            }
            file.close();
            return false;
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "ports can't be claimed in " + folder + ": "
                            + String.valueOf(e.getMessage()).replace('|', '/'),
                    "check its rights",
                    e);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // another start in this program has it
            return false;
        }
    }

    /** Gives all of them free. */
    @Override
    public void close() {
        for (FileChannel file : held.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new FlockException(
                        ErrorCode.STATE_FOLDER_UNUSABLE, "a claim in " + folder + " can't be given up", "remove it", e);
            }
        }
        held.clear();
    }
}
