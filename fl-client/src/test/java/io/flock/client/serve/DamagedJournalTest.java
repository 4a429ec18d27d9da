package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal comes to whose bytes were changed by something else than a crash. */
class DamagedJournalTest {
    private static final List<JournalRecord> ALL = new Histories(7).next(12);

    @TempDir
    private Path folder;

    @Test
    void anyByteWithPaymentsBehindIt_isNotCutOff_andTheFileStaysAsItIs() throws IOException {
        byte[] sound = written(ALL);
        int damagedFrom = written(ALL.subList(0, 5)).length;
        int damagedTo = written(ALL.subList(0, 6)).length;
        for (int at = damagedFrom; at < damagedTo; at++) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Path file = Files.write(folder.resolve("damaged"), damaged);

            assertThatThrownBy(() -> read(file))
                    .as("byte %s", at)
                    .hasMessageStartingWith("STATE_FOLDER_UNUSABLE|")
                    .hasMessageContaining("is damaged at byte " + damagedFrom)
                    .hasMessageContaining("truncate -s " + damagedFrom);
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        }
    }

    @Test
    void piecesThatAreMissingOrNothingButZeros_areFoundTheSameWay() throws IOException {
        byte[] sound = written(ALL);
        int from = written(ALL.subList(0, 5)).length + 3;
        int to = written(ALL.subList(0, 9)).length - 3;
        byte[] zeros = sound.clone();
        Arrays.fill(zeros, from, to, (byte) 0);
        byte[] missing = ByteBuffer.allocate(sound.length - (to - from))
                .put(sound, 0, from)
                .put(sound, to, sound.length - to)
                .array();
        for (byte[] damaged : List.of(zeros, missing)) {
            Path file = Files.write(folder.resolve("damaged"), damaged);

            assertThatThrownBy(() -> read(file)).hasMessageContaining("is damaged at byte");
        }
    }

    @Test
    void whatIsDamagedOfTheLastRecord_isCutOff() throws IOException {
        byte[] sound = written(ALL);
        int last = written(ALL.subList(0, 11)).length;
        for (int at = last; at < sound.length; at++) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Path file = Files.write(folder.resolve("damaged"), damaged);

            assertThat(read(file)).as("byte %s", at).isEqualTo(ALL.subList(0, 11));
            assertThat(Files.size(file)).isEqualTo(last);
        }
    }

    @Test
    void cutWhereTheErrorSays_itOpensWithWhatStandsBefore() throws IOException {
        byte[] sound = written(ALL);
        int before = written(ALL.subList(0, 5)).length;
        Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(sound, before));

        assertThat(read(file)).isEqualTo(ALL.subList(0, 5));
    }

    private byte[] written(List<JournalRecord> records) throws IOException {
        Path file = folder.resolve("sound");
        Files.deleteIfExists(file);
        try (VoucherJournal journal = VoucherJournal.open(file, record -> {})) {
            records.forEach(journal::append);
        }
        return Files.readAllBytes(file);
    }

    private static List<JournalRecord> read(Path file) {
        List<JournalRecord> records = new ArrayList<>();
        VoucherJournal.open(file, records::add).close();
        return records;
    }
}
