package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    void damagedLine_isRefusedWithItsNumber() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{}\n");
        assertThatThrownBy(() -> CommitJournal.open(file()))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE))
                        .isTrue())
                .hasMessageContaining("line 1");
    }

    @Test
    void secondParticipantOnOneJournal_isRefused() {
        try (CommitJournal journal = CommitJournal.open(file())) {
            assertThatThrownBy(() -> CommitJournal.open(file())).hasMessageContaining("used by another participant");
            assertThat(journal.find(entry(1, Phase.VOTE_COMMIT, ""))).isEmpty();
        }
    }

    @Test
    void folderBelowARegularFile_isRefused() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThatThrownBy(() -> CommitJournal.open(plain.resolve("journal.jsonl")))
                .hasMessageStartingWith("STATE_FOLDER_UNUSABLE|");
    }
}
