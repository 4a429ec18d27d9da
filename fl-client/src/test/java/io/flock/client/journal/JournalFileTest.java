package io.flock.client.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What interrupts a rewriting and is no crash; crashes are ShortJournalTest's. */
class JournalFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("journal");
    }

    private JournalFile open() throws IOException {
        return JournalFile.open(Disk.real(), path, (channel, end) -> end);
    }

    private static ByteBuffer record(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void fileThatSomebodyElseCutShort_isNotWrittenAnew_andTakesRecordsOn() throws IOException {
        try (JournalFile file = open()) {
            file.append(record("aaaa"));
            file.append(record("bbbb"));
            try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE)) {
                other.truncate(2);
            }

            assertThatThrownBy(() -> file.rewrite(4, fresh -> fresh.append(record("a"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut short");

            file.append(record("cccc"));
            assertThat(file.size()).isEqualTo(12);
        }
    }

    @Test
    void rewritingThatAnErrorEnded_canBeTriedAgain() throws IOException {
        try (JournalFile file = open()) {
            file.append(record("aaaa"));
            assertThatThrownBy(() -> file.rewrite(4, fresh -> {
                        throw new OutOfMemoryError("for a test");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);

            file.rewrite(4, fresh -> fresh.append(record("a")));

            assertThat(file.size()).isEqualTo(1);
        }
    }
}
