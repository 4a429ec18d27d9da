package io.flock.testnet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;

/** How long a living process may make its files; writing beyond fails, as on a full disk. */
final class FileLimit {
    private FileLimit() {}

    /** Sets it with {@code prlimit} of util-linux; it holds until the process ends. */
    static void set(long pid, long bytes) {
        try {
            int status = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("prlimit ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
