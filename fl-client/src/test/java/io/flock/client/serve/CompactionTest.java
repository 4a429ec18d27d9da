package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.journal.CutDisk;
import io.flock.client.journal.Disk;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal that was written anew comes to, also where that was cut off. */
class CompactionTest {
    @TempDir
    private Path folder;

    @Property(tries = 25)
    void stateAfterItWasWrittenAnew_isTheStateBefore_andStaysTheSame(@ForAll long seed) {
        Histories histories = new Histories(seed);
        List<JournalRecord> all = new ArrayList<>();
        List<JournalRecord> shortened = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            List<JournalRecord> more = histories.next(40);
            all.addAll(more);
            shortened.addAll(more);
            shortened = Histories.read(shortened).records();

            assertThat(Histories.image(Histories.read(shortened))).isEqualTo(Histories.image(Histories.read(all)));
        }
        assertThat(shortened).hasSizeLessThan(all.size());
    }

    @Property(tries = 10)
    void whatTheLedgerHasSettled_isForgotten_andNothingElse(@ForAll long seed) {
        List<JournalRecord> all = new Histories(seed).next(120);
        JournalState settled = Histories.read(all);
        settled.all().forEach(channel -> channel.settled(channel.amount().dividedBy(2)));

        JournalState after = Histories.read(settled.records());
        after.all().forEach(channel -> channel.settled(channel.amount().dividedBy(2)));

        assertThat(Histories.image(after)).isEqualTo(Histories.image(settled));
    }

    @Test
    void killedAtAnyStep_theJournalHasAllThatWasWritten() throws IOException {
        Histories histories = new Histories(1);
        List<JournalRecord> before = histories.next(60);
        List<JournalRecord> since = histories.next(5);
        int steps = 0;
        for (boolean cut = true; cut; steps++) {
            CutDisk disk = new CutDisk(steps);
            Path file = folder.resolve("killed-" + steps);
            List<JournalRecord> written = rewrite(disk, written(file, before), since);
            cut = disk.isCut();

            List<JournalRecord> all = new ArrayList<>(before);
            all.addAll(written);
            assertThat(Histories.image(read(file)))
                    .as("step %s", steps)
                    .isEqualTo(Histories.image(Histories.read(all)));
        }
        assertThat(steps).isGreaterThan(20);
    }

    @Test
    void powerLostAtAnyStep_theJournalHasAllThatWasBroughtToTheDisk() throws IOException {
        Histories histories = new Histories(2);
        List<JournalRecord> before = histories.next(60);
        List<JournalRecord> since = histories.next(5);
        List<List<String>> images = new ArrayList<>();
        for (int kept = 0; kept <= since.size(); kept++) {
            List<JournalRecord> all = new ArrayList<>(before);
            all.addAll(since.subList(0, kept));
            images.add(Histories.image(Histories.read(all)));
        }
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            for (boolean undone : List.of(false, true)) {
                CutDisk disk = new CutDisk(steps);
                Path file = written(folder.resolve("dark-" + undone + "-" + steps), before);
                rewrite(disk, file, since);
                cut = disk.isCut();
                disk.loseUnforced(file, undone);

                List<List<String>> allowed = cut ? images : images.subList(since.size(), images.size());
                assertThat(Histories.image(read(file))).as("step %s", steps).isIn(allowed);
            }
        }
    }

    /** Writes the journal anew while records come; answers those that were written. */
    private static List<JournalRecord> rewrite(Disk disk, Path file, List<JournalRecord> since) {
        List<JournalRecord> written = new ArrayList<>();
        JournalState state = new JournalState(HostFixture.LEDGER);
        try (VoucherJournal journal = VoucherJournal.open(disk, file, state::replay)) {
            long upTo = journal.size();
            List<JournalRecord> records = state.records();
            for (JournalRecord record : since) {
                journal.append(record);
                written.add(record);
            }
            journal.rewrite(upTo, records);
            journal.force();
        } catch (FlockException e) {
            assertThat(e).hasMessageContaining("the process is dead");
        }
        return written;
    }

    private static Path written(Path file, List<JournalRecord> records) {
        try (VoucherJournal journal = VoucherJournal.open(file, record -> {})) {
            records.forEach(journal::append);
        }
        return file;
    }

    private static JournalState read(Path file) {
        JournalState state = new JournalState(HostFixture.LEDGER);
        VoucherJournal.open(file, state::replay).close();
        return state;
    }

    @Test
    void journalOfAnotherVersion_isRefused_andLetGoOf() throws IOException {
        Path file = folder.resolve("other");
        byte[] body = {99};
        CRC32C crc = new CRC32C();
        crc.update(body);
        Files.write(
                file,
                ByteBuffer.allocate(9)
                        .putInt(body.length)
                        .putInt((int) crc.getValue())
                        .put(body)
                        .array());

        assertThatThrownBy(() -> VoucherJournal.open(file, record -> {}))
                .hasMessageContaining("STATE_FOLDER_UNUSABLE|");

        Files.write(file, new byte[0]);
        written(file, new Histories(3).next(1));
    }
}
