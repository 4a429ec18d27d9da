package io.flock.client.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    @Test
    void secondOpeningInThisProcess_isRefused_andTheFirstKeepsItsLock() throws Exception {
        try (JournalFile file = open()) {
            file.append(record("aaaa"));

            assertThatThrownBy(this::open).isInstanceOf(OverlappingFileLockException.class);
            Path link = Files.createSymbolicLink(folder.resolve("link"), path);
            assertThatThrownBy(() -> JournalFile.open(Disk.real(), link, (channel, end) -> end))
                    .isInstanceOf(OverlappingFileLockException.class);

            assertThat(OtherProcess.canLock(path)).isFalse();
            file.rewrite(4, fresh -> fresh.append(record("a")));
            assertThatThrownBy(this::open).isInstanceOf(OverlappingFileLockException.class);
            assertThat(OtherProcess.canLock(path)).isFalse();
        }
        assertThat(OtherProcess.canLock(path)).isTrue();
        open().close();
    }

    @Test
    void interruptedThread_readsWritesAndForces_andStaysInterrupted_andTheFileKeepsItsLock() throws Exception {
        try (JournalFile file = open()) {
            Thread.currentThread().interrupt();
            try {
                file.append(record("aaaa"));
                file.force();
                file.rewrite(2, fresh -> fresh.append(record("a")));
                file.append(record("b"));
                assertThat(file.read((channel, end) -> channel.size())).isEqualTo(4);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }

            assertThat(OtherProcess.canLock(path)).isFalse();
            file.append(record("c"));
            file.force();
        }
        assertThat(path).hasContent("aaabc");
    }

    @Test
    void openingThatFailed_canBeTriedAgain() throws IOException {
        assertThatThrownBy(() -> JournalFile.open(Disk.real(), path, (channel, end) -> {
                    throw new IOException("for a test");
                }))
                .hasMessageContaining("for a test");

        open().close();
    }

    @Test
    void fileThatSomebodyReplaced_isNotOverwritten_andTheOldOneTakesRecordsOn() throws IOException {
        Path moved = folder.resolve("moved");
        try (JournalFile file = open()) {
            file.append(record("aaaa"));
            Files.move(path, moved);
            Files.writeString(path, "another's");

            assertUnusable(() -> file.rewrite(4, fresh -> fresh.append(record("a"))));

            file.append(record("bbbb"));
        }
        assertThat(path).hasContent("another's");
        assertThat(moved).hasContent("aaaabbbb");
    }

    @Test
    void fileThatSomebodyMoved_whileItIsWrittenAnew_isKept() throws IOException {
        Path moved = folder.resolve("moved");
        try (JournalFile file = open()) {
            file.append(record("aaaa"));

            assertUnusable(() -> file.rewrite(4, fresh -> {
                Files.move(path, moved);
                fresh.append(record("a"));
            }));

            file.append(record("bbbb"));
            assertThat(path).doesNotExist();
            Files.move(moved, path);
            file.rewrite(8, fresh -> fresh.append(record("b")));
        }
        assertThat(path).hasContent("b");
    }

    private static void assertUnusable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE))
                        .isTrue())
                .hasMessageContaining("moved, deleted or replaced");
    }
}
