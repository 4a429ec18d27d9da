package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.judge.Deadline;
import io.flock.client.privacy.PrivacyBudget;
import io.flock.client.privacy.RenyiAccountant;
import io.flock.client.privacy.SampledGaussian;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetedWorkTest {
    private static final AccountId ME = AccountId.of("Org1MSP", "me");
    private static final TaskId TASK = TaskId.parse("task");
    private static final RenyiAccountant ACCOUNTANT = new RenyiAccountant(new SampledGaussian(5, 1));
    private static final GlobalModel MODEL = GlobalModel.unseeded();

    @TempDir
    private Path folder;

    @Test
    void updates_endBeforeTheBudgetIsExceeded_andOneThatWasCommittedToCanBeMadeAgain() {
        try (CommitJournal journal = CommitJournal.open(folder.resolve("journal"))) {
            Work work = new BudgetedWork(
                    new Constant(),
                    new PrivacyBudget(ACCOUNTANT.epsilon(2, 1e-5), 1e-5),
                    ACCOUNTANT,
                    () -> journal.updateRounds(new TaskAccount("flock", ME, TASK)));

            for (int round : new int[] {0, 3}) {
                Artifact update = work.update(begun(round), Deadline.NONE, StepListener.NONE);
                journal.settle(new JournalEntry(
                        "flock",
                        ME,
                        TASK,
                        round,
                        Phase.PROPOSE_COMMIT.name(),
                        update.ref().cid()));
            }
            assertThat(journal.updateRounds(new TaskAccount("flock", ME, TASK))).containsExactly(0, 3);
            assertThatThrownBy(() -> work.update(begun(7), Deadline.NONE, StepListener.NONE))
                    .hasMessageStartingWith("PRIVACY_BUDGET_SPENT|with the update of round 7 epsilon would be 1.44");
            assertThat(work.update(begun(3), Deadline.NONE, StepListener.NONE).ref())
                    .isNotNull();
        }
    }

    @Test
    void commitmentsOfOtherPhasesTasksAndAccounts_areNoUpdatesOfThisOne() {
        try (CommitJournal journal = CommitJournal.open(folder.resolve("journal"))) {
            journal.settle(new JournalEntry("flock", ME, TASK, 1, Phase.VOTE_COMMIT.name(), "A"));
            journal.settle(new JournalEntry("flock", ME, TaskId.parse("other"), 2, Phase.PROPOSE_COMMIT.name(), "A"));
            journal.settle(new JournalEntry(
                    "flock", AccountId.of("Org1MSP", "you"), TASK, 3, Phase.PROPOSE_COMMIT.name(), "A"));
            journal.settle(new JournalEntry("other", ME, TASK, 4, Phase.PROPOSE_COMMIT.name(), "A"));

            assertThat(journal.updateRounds(new TaskAccount("flock", ME, TASK))).isEmpty();
        }
    }

    @Test
    void updateThatTheBudgetDoesNotReach_isNotMadeAheadEither() {
        List<Integer> ahead = new ArrayList<>();
        Work noting = new Constant() {
            @Override
            public void prepareUpdate(int round, GlobalModel parent, StepListener listener) {
                ahead.add(round);
            }
        };
        Set<Integer> released = new TreeSet<>(Set.of(0, 3));
        PrivacyBudget ofTwo = new PrivacyBudget(ACCOUNTANT.epsilon(2, 1e-5), 1e-5);
        BudgetedWork work = new BudgetedWork(noting, ofTwo, ACCOUNTANT, () -> released);

        work.prepareUpdate(7, MODEL, StepListener.NONE);
        assertThat(ahead).isEmpty();

        released.remove(0);
        work.prepareUpdate(7, MODEL, StepListener.NONE);
        assertThat(ahead).containsExactly(7);
    }

    private static RoundDocument begun(int round) {
        return RoundDocument.opened(round, new Digest("%064x".formatted(1)), MODEL, List.of(), List.of());
    }

    /** Work whose every update is the same. */
    private static class Constant implements Work {
        private final Digest any = new Digest("%064x".formatted(1));

        @Override
        public Artifact update(RoundDocument round, Deadline training, StepListener listener) {
            TensorLayout layout = TensorLayout.of(List.of(new TensorSpec("v", List.of(1), Fill.ZERO)));
            return Artifact.of(
                    ModelWeights.of(layout, new float[1]), ArtifactHeader.update(ME, TASK, round.round(), any, any));
        }

        @Override
        public Ballot vote(TaskDefinition task, RoundView round, VotingTime time) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Artifact aggregate(AggregationRule rule, RoundView round, List<AccountId> standing) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void publish(int round, Artifact artifact) {
            throw new UnsupportedOperationException();
        }
    }
}
