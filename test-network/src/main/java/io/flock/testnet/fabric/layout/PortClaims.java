package io.flock.testnet.fabric.layout;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.process.FreePorts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ports that one start of a network keeps for its nodes until they listen: between looking whether a port is free and
 * listening at it lie seconds, in which another start would see it free too. Ports are claimed by the hundred, with a
 * locked file each; the system frees it when the program ends, however it does.
 */
public final class PortClaims implements AutoCloseable {
    private static final int HUNDRED = 100;
    /**
     * What starts in this program have claimed. A POSIX lock is the program's, and closing any channel of a file lets go of
     * it: a start that opened what another has locked, and was refused, would let other programs have it.
     */
    private static final Set<Path> CLAIMED = new HashSet<>();

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
        synchronized (CLAIMED) {
            Path file = file(hundred);
            if (CLAIMED.contains(file)) {
                return false;
            }
            Optional<FileChannel> locked = lock(file);
            locked.ifPresent(channel -> {
                CLAIMED.add(file);
                held.put(hundred, channel);
            });
            return locked.isPresent();
        }
    }

    private Path file(int hundred) {
        return folder.resolve(Integer.toString(hundred)).toAbsolutePath().normalize();
    }

    /** Empty where another program has it. */
    private Optional<FileChannel> lock(Path file) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "ports can't be claimed in " + folder + ": "
                            + String.valueOf(e.getMessage()).replace('|', '/'),
                    "check its rights",
                    e);
        }
    }

    /** Gives all of them free. */
    @Override
    public void close() {
        synchronized (CLAIMED) {
            for (Map.Entry<Integer, FileChannel> claim : held.entrySet()) {
                CLAIMED.remove(file(claim.getKey()));
                try {
                    claim.getValue().close();
                } catch (IOException e) {
                    throw new FlockException(
                            ErrorCode.STATE_FOLDER_UNUSABLE,
                            "a claim in " + folder + " can't be given up",
                            "remove it",
                            e);
                }
            }
            held.clear();
        }
    }
}
