package io.flock.devnet.internal.ledger;

import static io.flock.devnet.internal.ledger.LedgerTestKit.CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.internal.ledger.store.LedgerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    @TempDir
    private Path folder;

    @Test
    void killedWriter_losesNothingThatItHadCommitted() throws Exception {
        long committed = 1;
        for (int round = 0; round < 3; round++) {
            committed = writeUntilKilled(committed);
            try (Ledger ledger = open()) {
                assertThat(ledger.height()).isGreaterThanOrEqualTo(committed);
                assertThat(ledger.snapshot().history("cc", "k")).toIterable().hasSize((int) ledger.height() - 1);
                committed = ledger.height();
            }
        }
    }

    @Test
    void runningWriter_keepsOthersOut() throws Exception {
        Process writer = start();
        try (BufferedReader heights = writer.inputReader()) {
            height(heights);

            assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageStartingWith("LEDGER_LOCKED|");
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    /** The last height that the writer reported. */
    private long writeUntilKilled(long from) throws Exception {
        Process writer = start();
        try (BufferedReader heights = writer.inputReader()) {
            long last = from;
            while (last < from + 40) {
                last = height(heights);
            }
            writer.destroyForcibly();
            return last;
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static long height(BufferedReader output) throws IOException {
        String line;
        do {
            line = output.readLine();
            assertThat(line).as("the writer goes on").isNotNull();
        } while (!line.startsWith(EndlessWriter.REPORT));
        return Long.parseLong(line.substring(EndlessWriter.REPORT.length()));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Ledger open() {
        return Ledger.open(new LedgerOptions(Optional.of(folder), CONFIGURATION, false));
    }
}
