package io.flock.testnet.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a process has used since it began.
 *
 * @param residentMiB memory now; empty where the system does not tell
 * @param peakMiB the most memory it had
 */
public record ProcessUse(String name, long pid, double cpuSeconds, OptionalLong residentMiB, OptionalLong peakMiB) {
    private static final long KIB_PER_MIB = 1024;

    static ProcessUse of(NamedProcess process) {
        long pid = process.handle().pid();
        List<String> status = status(pid);
        return new ProcessUse(process.name(), pid, process.cpuSeconds(), mib(status, "VmRSS:"), mib(status, "VmHWM:"));
    }

    private static List<String> status(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        } catch (IOException e) {
            // No such file on systems without /proc, or the process has ended.
            return List.of();
        }
    }

    /** A line such as {@code VmRSS:     123456 kB}. */
    private static OptionalLong mib(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                .findFirst();
    }
}
