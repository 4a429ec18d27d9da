package io.flock.testnet.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the process at the other end of a connection on this machine, in Linux's {@code /proc}. */
final class Sockets {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private Sockets() {}

    /**
     * Which of these processes has connected.
     *
     * @param from its own port
     * @param to the port that it has called
     * @param pids of the processes by their names
     */
    static Optional<String> owner(int from, int to, Map<String, Long> pids) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> inode(Path.of("/proc/net", table), from, to).stream())
                .findFirst()
                .flatMap(inode -> pids.entrySet().stream()
                        .filter(process -> holds(process.getValue(), "socket:[" + inode + "]"))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private static Optional<String> inode(Path table, int from, int to) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > INODE && has(fields[LOCAL], from) && has(fields[REMOTE], to))
                    .map(fields -> fields[INODE])
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(String address, int port) {
        return address.endsWith(String.format(Locale.ROOT, ":%04X", port));
    }

    /** No for a process that has ended. */
    private static boolean holds(long pid, String socket) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.anyMatch(descriptor -> isLink(descriptor, socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isLink(Path descriptor, String target) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(target);
        } catch (IOException e) {
            // closed since it was listed
            return false;
        }
    }
}
