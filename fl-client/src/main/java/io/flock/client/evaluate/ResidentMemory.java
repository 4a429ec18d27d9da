package io.flock.client.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a process occupies, where the system keeps it in a file (Linux); elsewhere nothing is known. */
record ResidentMemory(Path status) {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d{1,15}) kB$");

    ResidentMemory(long pid) {
        this(Path.of("/proc", Long.toString(pid), "status"));
    }

    /** 0 where it is not known, or the process is gone. */
    long bytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(status));
            return resident.find() ? 1024 * Long.parseLong(resident.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
