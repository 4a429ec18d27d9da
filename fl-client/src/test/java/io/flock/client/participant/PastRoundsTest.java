package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.participant.PastRounds.Fate;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.PinOwner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastRoundsTest {
    private static final AccountId ME = AccountId.of("Org1MSP", "me");
    private static final TaskId TASK = TaskId.parse("task");
    private static final int KEPT = 5;
    private static final int PROPOSERS = 3;
    private static final int LIFE = 40;
    private static final Instant END = Instant.ofEpochSecond(1_000_000);

    @TempDir
    private Path folder;

    private final Set<String> elsewhere = new HashSet<>();
    private PinningNode node;
    private IpfsClient content;

    @BeforeEach
    void open() throws IOException {
        node = new PinningNode();
        content = node.client();
    }

    @AfterEach
    void close() {
        content.close();
        node.close();
    }

    private CommitJournal journal() {
        return CommitJournal.open(folder.resolve("journal"));
    }

    private PastRounds past(CommitJournal journal) {
        return new PastRounds(journal, content, () -> elsewhere, "flock", ME, new Retention(KEPT, Duration.ofDays(7)));
    }

    private static TaskAccount in(TaskId task) {
        return new TaskAccount("flock", ME, task);
    }

    private static Cid model(TaskId task, int round, int proposer) {
        return Cid.ofBlock(1, Codec.RAW, (task + " " + round + " " + proposer).getBytes(StandardCharsets.UTF_8));
    }

    private static String pin(int round, int proposer) {
        return in(TASK).pinOwner().root(model(TASK, round, proposer)).toString();
    }

    /** What a round leaves: in every fourth a commitment of 4 kB, and a pin for each proposer. */
    private void play(CommitJournal journal, TaskId task, int round) {
        if (round % 4 == 3) {
            journal.settle(new JournalEntry("flock", ME, task, round, Phase.PROPOSE_COMMIT.name(), "u".repeat(4_000)));
        }
        for (int proposer = 0; proposer < PROPOSERS; proposer++) {
            Cid cid = model(task, round, proposer);
            journal.pins(in(task)).pinning(round, cid);
            content.pin(cid, in(task).pinOwner());
        }
    }

    @Test
    void manyRounds_leaveAsManyPinsAndBytes_asAFewDo_alsoWhenKilledNowAndThen() throws IOException {
        int most = 0;
        long largest = 0;
        for (int life = 0; life < 3; life++) {
            try (CommitJournal journal = journal()) {
                PastRounds past = past(journal);
                for (int round = LIFE * life; round < LIFE * (life + 1); round++) {
                    past.comesTo(TASK, round, Set.of());
                    play(journal, TASK, round);
                    most = Math.max(most, node.pins.size());
                    largest = Math.max(largest, Files.size(folder.resolve("journal")));
                }
                assertThat(journal.find(new JournalEntry(
                                "flock", ME, TASK, LIFE * life + LIFE - 1, Phase.PROPOSE_COMMIT.name(), "")))
                        .as("what is still to be shown")
                        .isPresent();
                assertThat(journal.updateRounds(in(TASK))).hasSize(LIFE * (life + 1) / 4);
            }
        }
        assertThat(most).isLessThanOrEqualTo((KEPT + PastRounds.TOGETHER + 1) * PROPOSERS);
        assertThat(largest).as("120 commitments and pins are 180 kB").isLessThan(90_000);
    }

    @Test
    void modelThatATaskStandsAt_orAnotherBeganFrom_staysPinned_untilItIsNotNeeded() {
        String adopted = model(TASK, 1, 0).toString();
        elsewhere.add(model(TASK, 2, 0).toString());
        try (CommitJournal journal = journal()) {
            PastRounds past = past(journal);
            for (int round = 0; round < 20; round++) {
                past.comesTo(TASK, round, Set.of(adopted));
                play(journal, TASK, round);
            }
            assertThat(node.pins).contains(pin(1, 0), pin(2, 0)).doesNotContain(pin(1, 1));

            elsewhere.clear();
            for (int round = 20; round < 40; round++) {
                past.comesTo(TASK, round, Set.of());
                play(journal, TASK, round);
            }
            assertThat(node.pins).doesNotContain(pin(1, 0), pin(2, 0));
        }
    }

    @Test
    void pinsOfOthers_areNotTouched_evenOfTheSameContent() {
        Cid shared = model(TASK, 0, 0);
        PinOwner other = new TaskAccount("flock", AccountId.of("Org1MSP", "other"), TASK).pinOwner();
        content.pin(shared);
        content.pin(shared, other);
        try (CommitJournal journal = journal()) {
            for (int round = 0; round < 20; round++) {
                past(journal).comesTo(TASK, round, Set.of());
                play(journal, TASK, round);
            }
        }
        assertThat(node.pins)
                .contains(shared.toString(), other.root(shared).toString())
                .doesNotContain(pin(0, 0));
    }

    @Test
    void nodeThatDoesNotAnswer_isAskedAgain() {
        try (CommitJournal journal = journal()) {
            PastRounds past = past(journal);
            for (int round = 0; round < 20; round++) {
                play(journal, TASK, round);
            }
            node.fails = true;
            past.comesTo(TASK, 20, Set.of());
            assertThat(node.pins).hasSize(20 * PROPOSERS);

            node.fails = false;
            past.comesTo(TASK, 21, Set.of());
            assertThat(node.pins).hasSize((KEPT - 1) * PROPOSERS);
        }
    }

    @Test
    void tasksThatEndedLongAgo_leaveTheirModel_andNothingElse() {
        try (CommitJournal journal = journal()) {
            PastRounds past = past(journal);
            for (int number = 0; number < 10; number++) {
                TaskId task = TaskId.parse("task-" + number);
                play(journal, task, 0);
                play(journal, task, 1);
            }
            play(journal, TASK, 0);
            PastRounds.Fates fates = task -> Optional.of(new Fate(
                    Optional.of(END).filter(end -> !task.equals(TaskId.parse("task-7"))),
                    Set.of(model(task, 1, 0).toString())));

            past.letGoOfEnded(Set.of(TASK), fates, END.plus(Duration.ofDays(6)));
            assertThat(node.pins).hasSize(21 * PROPOSERS);

            past.letGoOfEnded(Set.of(TASK), fates, END.plus(Duration.ofDays(7)));
            assertThat(node.pins).as("9 models, the running two tasks' rounds").hasSize(9 + 3 * PROPOSERS);
            assertThat(journal.tasks("flock", ME)).containsExactly(TASK, TaskId.parse("task-7"));
        }
    }
}
