package io.flock.client.preflight;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This machine: Java, memory, disk, ports. */
public final class MachineChecks {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_DISK = 256 * MEBIBYTE;
    private static final int LEAST_JAVA = 17;

    private MachineChecks() {}

    /** All of them. */
    public static List<Finding> of(Path folder, List<Integer> ports) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(disk(folder));
        ports.forEach(port -> findings.add(port(port)));
        return List.copyOf(findings);
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String text = "Java " + Runtime.version() + ", " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB of heap";
        return feature >= LEAST_JAVA
                ? Finding.ok("java", text)
                : Finding.failed(
                        "java",
                        new FlockException(
                                ErrorCode.CONFIGURATION_INVALID, text + " is too old", "install a JDK 17 or newer"));
    }

    /** The folder, or where it would be made: a folder that can be written, with space. */
    private static Finding disk(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        try {
            Files.delete(Files.createTempFile(at, "preflight", ".tmp"));
            long free = Files.getFileStore(at).getUsableSpace();
            if (free < LEAST_DISK) {
                throw new IOException(free / MEBIBYTE + " MiB are free, " + LEAST_DISK / MEBIBYTE + " are needed");
            }
            return Finding.ok(
                    "disk", folder.toAbsolutePath() + " can be written, " + free / MEBIBYTE + " MiB are free");
        } catch (IOException e) {
            return Finding.failed(
                    "disk",
                    new FlockException(
                            ErrorCode.STATE_FOLDER_UNUSABLE,
                            folder.toAbsolutePath() + " can't be used: " + e,
                            "free space, check owner and rights, or name another with --home",
                            e));
        }
    }

    private static Finding port(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return Finding.ok("port", port + " is free");
        } catch (IOException | IllegalArgumentException e) {
            return Finding.failed(
                    "port",
                    new FlockException(
                            ErrorCode.PORT_IN_USE,
                            "port " + port + " can't be listened on: "
                                    + String.valueOf(e.getMessage()).replace('|', '/'),
                            "end the process that listens there, or choose another port",
                            e));
        }
    }
}
