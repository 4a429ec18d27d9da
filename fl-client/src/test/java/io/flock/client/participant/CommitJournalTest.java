package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.journal.CutDisk;
import io.flock.client.journal.Disk;
import io.flock.client.journal.FullDisk;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitJournalTest {
    @TempDir
    private Path folder;

    private static JournalEntry entry(int round, Phase phase, String payload) {
        return new JournalEntry(
                "flock", AccountId.of("Org1MSP", "me"), TaskId.parse("task"), round, phase.name(), payload);
    }

    private Path file() {
        return folder.resolve("journal/me.jsonl");
    }

    @Test
    void secondValueForARoundAndPhase_givesTheFirst() {
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThat(journal.settle(entry(1, Phase.VOTE_COMMIT, "AAR"))).isEqualTo("AAR");
            assertThat(journal.settle(entry(1, Phase.VOTE_COMMIT, "RRA"))).isEqualTo("AAR");
            assertThat(journal.settle(entry(2, Phase.VOTE_COMMIT, "RRA"))).isEqualTo("RRA");
        }
    }

    @Test
    void whatWasSettled_standsAfterARestart() {
        try (CommitJournal journal = CommitJournal.open(file())) {
            journal.settle(entry(1, Phase.VOTE_COMMIT, "AAR"));
        }
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThat(journal.find(entry(1, Phase.VOTE_COMMIT, ""))).contains("AAR");
            assertThat(journal.find(entry(1, Phase.AGGREGATE_COMMIT, ""))).isEmpty();
        }
    }

    @Test
    void lineCutOffByACrash_isForgotten_andTheFileGoesOn() throws IOException {
        try (CommitJournal journal = CommitJournal.open(file())) {
            journal.settle(entry(1, Phase.VOTE_COMMIT, "AAR"));
        }
        Files.writeString(file(), "{\"account\":\"Org", StandardOpenOption.APPEND);
        try (CommitJournal journal = CommitJournal.open(file())) {
            journal.settle(entry(2, Phase.VOTE_COMMIT, "RRA"));
        }
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThat(journal.find(entry(1, Phase.VOTE_COMMIT, ""))).contains("AAR");
            assertThat(journal.find(entry(2, Phase.VOTE_COMMIT, ""))).contains("RRA");
        }
    }

    @Test
    void pinThatCantBeWrittenDown_holdsNobodyUp() {
        TaskAccount me = new TaskAccount("flock", AccountId.of("Org1MSP", "me"), TaskId.parse("task"));
        CommitJournal journal = CommitJournal.open(file());
        PinRecord pins = journal.pins(me);
        journal.close();

        pins.pinning(1, Cid.ofBlock(1, Codec.RAW, new byte[] {1}));

        assertThat(journal.before(me, 2)).isEmpty();
    }

    @Test
    void interruptedThread_takesTheJournalFromNobodyElse() throws Exception {
        try (CommitJournal journal = CommitJournal.open(file())) {
            Thread ended = new Thread(() -> {
                Thread.currentThread().interrupt();
                journal.settle(entry(1, Phase.VOTE_COMMIT, "AAR"));
            });
            ended.start();
            ended.join();

            journal.settle(entry(2, Phase.VOTE_COMMIT, "RRA"));
        }
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThat(journal.find(entry(1, Phase.VOTE_COMMIT, ""))).contains("AAR");
            assertThat(journal.find(entry(2, Phase.VOTE_COMMIT, ""))).contains("RRA");
        }
    }

    @Test
    void journalOfATaskOfALedgerBefore_isRefusedForItsNamesake() {
        AccountId creator = AccountId.of("Org2MSP", "creator");
        TaskAccount me = new TaskAccount("flock", AccountId.of("Org1MSP", "me"), TaskId.parse("task"));
        try (CommitJournal journal = CommitJournal.open(file())) {
            journal.requireSame(me, "alliance", creator, 1_700_000_000);
            journal.settle(entry(1, Phase.VOTE_COMMIT, "AAR"));
            journal.drop(journal.before(me, 60));
        }
        try (CommitJournal journal = CommitJournal.open(file())) {
            journal.requireSame(me, "alliance", creator, 1_700_000_000);

            assertThatThrownBy(() -> journal.requireSame(me, "alliance", creator, 1_800_000_000))
                    .isInstanceOf(FlockException.class)
                    .hasMessageContaining("made anew")
                    .hasMessageContaining("1800000000");
            journal.requireSame(me, "arena", creator, 1_800_000_000);
        }
    }

    @Test
    void fullDisk_mayHaveRoomAgain_andThePromiseIsMadeThen() throws IOException {
        List<FullDisk> opened = new ArrayList<>();
        try (CommitJournal journal = CommitJournal.open(disk(Disk.real(), opened), file())) {
            journal.settle(entry(1, Phase.VOTE_COMMIT, "AAR"));
            opened.get(0).free = 7;

            assertThatThrownBy(() -> journal.settle(entry(2, Phase.VOTE_COMMIT, "RRA")))
                    .isInstanceOfSatisfying(FlockException.class, e -> assertThat(FailureKind.of(e))
                            .isEqualTo(FailureKind.PASSING))
                    .hasMessageContaining("No space left");
            opened.get(0).free = Long.MAX_VALUE;

            assertThat(journal.settle(entry(2, Phase.VOTE_COMMIT, "RAR"))).isEqualTo("RAR");
        }
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThat(journal.find(entry(1, Phase.VOTE_COMMIT, ""))).contains("AAR");
            assertThat(journal.find(entry(2, Phase.VOTE_COMMIT, ""))).contains("RAR");
        }
    }

    @Test
    void writeThatCantBeUndone_endsTheTask_andNoOtherValueIsSettled() {
        CutDisk disk = new CutDisk(5);
        CommitJournal journal = CommitJournal.open(disk, folder.resolve("cut"));
        int settled = 0;
        Optional<FlockException> failure = Optional.empty();
        while (failure.isEmpty()) {
            try {
                journal.settle(entry(settled, Phase.VOTE_COMMIT, "AAR"));
                settled++;
            } catch (FlockException e) {
                failure = Optional.of(e);
            }
        }

        assertThat(FailureKind.of(failure.get())).isEqualTo(FailureKind.FINAL);
        assertThat(failure.get().todo()).contains("start it again");
        int lost = settled;
        assertThatThrownBy(() -> journal.settle(entry(lost, Phase.VOTE_COMMIT, "RRR")))
                .isInstanceOf(JournalLostException.class);
        journal.close();
    }

    private static Disk disk(Disk real, List<FullDisk> opened) {
        return new Disk() {
            @Override
            public FileChannel open(Path file) throws IOException {
                FullDisk full = new FullDisk(real.open(file), Long.MAX_VALUE);
                opened.add(full);
                return full;
            }

            @Override
            public void replace(Path fresh, Path file) throws IOException {
                real.replace(fresh, file);
            }

            @Override
            public void forceNames(Path folder) throws IOException {
                real.forceNames(folder);
            }
        };
    }

    @Test
    void damagedLine_isRefusedWithItsNumber() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{}\n");
        assertThatThrownBy(() -> CommitJournal.open(file()))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE))
                        .isTrue())
                .hasMessageContaining("line 1")
                .hasMessageContaining("restore it from a backup")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("other process"));
    }

    @Test
    void secondParticipantOnOneJournal_isRefused() {
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThatThrownBy(() -> CommitJournal.open(file())).hasMessageContaining("used by another participant");
            assertThat(journal.find(entry(1, Phase.VOTE_COMMIT, ""))).isEmpty();
        }
    }

    @Test
    void droppedRounds_areForgotten_butForWhatTheyToldOfTheData() {
        TaskAccount me = new TaskAccount("flock", AccountId.of("Org1MSP", "me"), TaskId.parse("task"));
        try (CommitJournal journal = CommitJournal.open(file())) {
            for (int round = 0; round < 40; round++) {
                journal.settle(entry(round, Phase.PROPOSE_COMMIT, "x".repeat(4_000)));
                journal.drop(journal.before(me, round - 2));
            }
            assertThat(file()).isRegularFile().satisfies(path -> assertThat(Files.size(path))
                    .as("40 rounds of 4 kB are 160 kB")
                    .isLessThan(50_000));
        }
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThat(journal.find(entry(5, Phase.PROPOSE_COMMIT, ""))).isEmpty();
            assertThat(journal.find(entry(39, Phase.PROPOSE_COMMIT, ""))).contains("x".repeat(4_000));
            assertThat(journal.updateRounds(me)).hasSize(40);

            journal.forget(me);
            assertThat(journal.updateRounds(me)).isEmpty();
        }
    }

    @Test
    void journalThatWasWrittenAnew_staysThisProcessesAlone_andGoesOn() {
        TaskAccount me = new TaskAccount("flock", AccountId.of("Org1MSP", "me"), TaskId.parse("task"));
        try (CommitJournal journal = CommitJournal.open(file())) {
            for (int round = 90; round < 99; round++) {
                journal.settle(entry(round, Phase.VOTE_COMMIT, "A".repeat(4_000)));
            }
            journal.settle(entry(99, Phase.VOTE_COMMIT, "A"));
            journal.drop(journal.before(me, 99));
            assertThat(file()).content().hasLineCount(1);
            assertThatThrownBy(() -> CommitJournal.open(file())).hasMessageContaining("used by another participant");
            journal.settle(entry(100, Phase.VOTE_COMMIT, "R"));
        }
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThat(journal.find(entry(99, Phase.VOTE_COMMIT, ""))).contains("A");
            assertThat(journal.find(entry(100, Phase.VOTE_COMMIT, ""))).contains("R");
        }
    }

    @Test
    void folderBelowARegularFile_isRefused() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThatThrownBy(() -> CommitJournal.open(plain.resolve("journal.jsonl")))
                .hasMessageStartingWith("STATE_FOLDER_UNUSABLE|");
    }
}
