package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.Conduct;
import io.flock.client.data.Digits;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.client.judge.Reason;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.content.IpfsClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done before its phase has begun. */
@Timeout(600)
class PreparedWorkTest {
    private static final Bundle BUNDLE = Digits.bundle();
    private static final TaskId TASK = TaskId.parse("task");
    private static final AccountId ME = AccountId.of("Org1MSP", "me");
    private static final AccountId BOB = AccountId.of("Org2MSP", "bob");
    private static final AccountId CY = AccountId.of("Org3MSP", "cy");
    private static final Digest ANY = Digest.parse("33".repeat(32));
    private static final GlobalModel MODEL = GlobalModel.ofSeed(ANY);
    private static final GlobalModel OTHER = GlobalModel.ofSeed(Digest.parse("44".repeat(32)));
    private static final VotingTime EARLY =
            new VotingTime(1_000, 100, Clock.fixed(Instant.ofEpochSecond(910), ZoneOffset.UTC));

    private final List<Step> told = new CopyOnWriteArrayList<>();
    private final Counting conduct = new Counting();
    private final Counting proposers = new Counting();
    private PinningNode node;
    private IpfsClient content;
    private LocalWork work;

    @BeforeEach
    void open() throws IOException {
        node = new PinningNode();
        content = node.client();
        work = work(ME, conduct);
    }

    @AfterEach
    void close() {
        content.close();
        node.close();
    }

    @Test
    void updateMadeAhead_isTheOneThatIsAskedFor() {
        work.prepareUpdate(1, MODEL, StepListener.NONE);
        assertThat(conduct.trained).hasSize(1);

        Artifact asked = work.update(begun(1, MODEL), Deadline.NONE, StepListener.NONE);

        assertThat(conduct.trained).hasSize(1);
        assertThat(asked.ref())
                .isEqualTo(work(ME, new Counting())
                        .update(begun(1, MODEL), Deadline.NONE, StepListener.NONE)
                        .ref());
    }

    @Test
    void roundThatBeginsFromAnotherModel_isTrainedFor_andEndsWhatWasBegunAhead() throws InterruptedException {
        conduct.endless = true;
        CompletableFuture<Void> ahead =
                CompletableFuture.runAsync(() -> work.prepareUpdate(1, MODEL, StepListener.NONE));
        conduct.begun.await();
        conduct.endless = false;

        work.update(begun(1, OTHER), Deadline.NONE, StepListener.NONE);

        assertThat(conduct.trained).hasSize(2);
        assertThatThrownBy(ahead::join).hasRootCauseMessage("round 1 began from another model");
    }

    @Test
    void trainingBegunAhead_endsWithThePhaseInWhichItIsAskedFor() throws InterruptedException {
        conduct.endless = true;
        CompletableFuture<Void> ahead = CompletableFuture.runAsync(() -> work.prepareUpdate(1, MODEL, this::tell));
        conduct.begun.await();

        Artifact cut = work.update(begun(1, MODEL), () -> true, StepListener.NONE);

        ahead.join();
        assertThat(conduct.trained).hasSize(1);
        assertThat(told).containsExactly(new Step.CutShort(1, 600, 1_000));
        assertThat(work.update(begun(1, MODEL), Deadline.NONE, StepListener.NONE))
                .isSameAs(cut);
    }

    @Test
    void trainingBegunAhead_endsWhenItsThreadIsInterrupted() throws InterruptedException {
        conduct.endless = true;
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread ahead = new Thread(() -> {
            try {
                work.prepareUpdate(1, MODEL, StepListener.NONE);
                failure.complete(new AssertionError("it ended by itself"));
            } catch (CancellationException e) {
                failure.complete(e);
            }
        });
        ahead.start();
        conduct.begun.await();

        ahead.interrupt();

        assertThat(failure.join()).hasMessage("nobody waits for the update of round 1");
    }

    @Test
    void trainingThatIsAskedFor_endsToo_whenItsThreadIsInterrupted() throws InterruptedException {
        conduct.endless = true;
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread duty = new Thread(() -> {
            try {
                work.update(begun(1, MODEL), Deadline.NONE, StepListener.NONE);
                failure.complete(new AssertionError("it ended by itself"));
            } catch (FlockException e) {
                failure.complete(e);
            }
        });
        duty.start();
        conduct.begun.await();

        duty.interrupt();

        assertThat(failure.join()).hasMessageContaining("training for round 1 was interrupted");
    }

    @Test
    void trainingForARoundInWhichTheAccountIsNotDrawn_isInVain_andNoOther() {
        assertThat(WorkAhead.isInVain(0, seated(1, Role.VOTER), ME)).isTrue();
        assertThat(WorkAhead.isInVain(0, seated(1, Role.PROPOSER), ME)).isFalse();
        assertThat(WorkAhead.isInVain(0, seated(1, Role.PROPOSER), BOB)).isTrue();
        assertThat(WorkAhead.isInVain(1, seated(1, Role.VOTER), ME)).isFalse();
    }

    /** A round in which the account that asks has the only seat. */
    private static RoundView seated(int round, Role role) {
        return new RoundView(
                RoundDocument.opened(round, ANY, MODEL, List.of(new Seat(ME, role, Amount.ofFlock(1))), List.of()),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    @Test
    void updateThatIsAskedForAlready_isNotMadeAhead() {
        work.update(begun(2, MODEL), Deadline.NONE, StepListener.NONE);

        work.prepareUpdate(2, OTHER, StepListener.NONE);
        work.prepareUpdate(1, OTHER, StepListener.NONE);

        assertThat(conduct.trained).hasSize(1);
    }

    @Test
    void modelThatWouldHaveToBeFetched_isNotTrainedOnAhead_butTheOwnAggregateIs() {
        RoundView view = revealed(BOB, CY);
        GlobalModel strange =
                GlobalModel.ofArtifact(view.updates().get(BOB).model().orElseThrow());
        work.prepareUpdate(1, strange, StepListener.NONE);
        assertThat(conduct.trained).isEmpty();

        Artifact aggregate = work.aggregate(AggregationRule.fedavg(), view, List.of(BOB, CY));
        work.prepareUpdate(1, GlobalModel.ofArtifact(aggregate.ref()), StepListener.NONE);

        assertThat(conduct.trained).containsExactly(aggregate.ref().tensorDigest());
    }

    @Test
    void voteMadeAhead_standsForARoundThatStaysSo() {
        RoundView view = revealed(BOB, CY);
        work.prepareVote(task(), view, EARLY);
        assertThat(conduct.judged).containsExactly(List.of(BOB, CY));

        assertThat(work.vote(task(), view, EARLY)).isEqualTo(Verdicts.of(List.of(Verdict.ACCEPT, Verdict.ACCEPT)));
        assertThat(conduct.judged).hasSize(1);

        RoundView other = new RoundView(
                view.round().withProposals(List.of(CY)), view.updates(), new TreeMap<>(), new TreeMap<>());
        assertThat(work.vote(task(), other, EARLY)).isEqualTo(Verdicts.of(List.of(Verdict.ACCEPT)));
        assertThat(conduct.judged).containsExactly(List.of(BOB, CY), List.of(CY));
    }

    @Test
    void updateThatDoesNotComeInItsShareOfThePhase_isMissing_andTheOthersHaveWhatIsLeft() throws IOException {
        RoundView view = revealed(BOB, CY);
        List<Integer> asked = new ArrayList<>();
        RoundUpdates updates = new RoundUpdates(TASK, BUNDLE, content, UpdateSealing.plain());
        Patience late = left -> {
            asked.add(left);
            return left == 2 ? Duration.ofNanos(1) : Duration.ofMinutes(10);
        };

        List<Proposal> proposals = updates.proposals(view, late);

        assertThat(asked).containsExactly(2, 1);
        assertThat(proposals.get(0)).isInstanceOf(Proposal.Missing.class);
        assertThat(proposals.get(1)).isInstanceOf(Proposal.Loaded.class);
    }

    @Test
    void updateOfAnotherDigestThanWasRevealed_isMalformed_asEveryVoterFindsIt() throws IOException {
        RoundView view = revealed(BOB, CY);
        ModelRef bobs = view.updates().get(BOB).model().orElseThrow();
        TreeMap<AccountId, UpdateRecord> records = new TreeMap<>(view.updates());
        records.put(BOB, UpdateRecord.revealed(new ModelRef(bobs.cid(), ANY, bobs.tensorDigest()), ANY));
        RoundView lied = new RoundView(view.round(), records, new TreeMap<>(), new TreeMap<>());

        List<Proposal> proposals = new RoundUpdates(TASK, BUNDLE, content, UpdateSealing.plain())
                .proposals(lied, left -> Duration.ofMinutes(1));

        assertThat(proposals.get(0))
                .isInstanceOfSatisfying(Proposal.Malformed.class, malformed -> assertThat(malformed.why())
                        .contains("SHA-256", ANY.toString()));
        assertThat(proposals.get(1)).isInstanceOf(Proposal.Loaded.class);
    }

    @Test
    void timeForUpdates_endsInTimeForTheVote() {
        VotingTime late = new VotingTime(1_000, 80, Clock.fixed(Instant.ofEpochSecond(962), ZoneOffset.UTC));
        VotingTime over = new VotingTime(1_000, 80, Clock.fixed(Instant.ofEpochSecond(999), ZoneOffset.UTC));

        assertThat(EARLY.fetching().next(4)).as("of the first half").isEqualTo(Duration.ofSeconds(10));
        assertThat(late.fetching().next(2)).as("of the eighth behind it").isEqualTo(Duration.ofSeconds(4));
        assertThat(over.fetching().next(5)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void beforeUpdatesAreThere_theGlobalModelIsMeasured() {
        RoundView begun = new RoundView(
                RoundDocument.opened(0, ANY, MODEL, List.of(), List.of()),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());

        work.prepareVote(task(), begun, EARLY);

        assertThat(conduct.prepared).hasSize(1);
        assertThat(conduct.judged).isEmpty();
    }

    private static RoundDocument begun(int round, GlobalModel model) {
        return RoundDocument.opened(round, ANY, model, List.of(), List.of());
    }

    /** Round 0 with updates that were published. */
    private RoundView revealed(AccountId... accounts) {
        TreeMap<AccountId, UpdateRecord> updates = new TreeMap<>();
        for (AccountId account : accounts) {
            LocalWork proposer = work(account, proposers);
            Artifact update = proposer.update(begun(0, MODEL), Deadline.NONE, StepListener.NONE);
            proposer.publish(0, update);
            updates.put(account, UpdateRecord.revealed(update.ref(), ANY));
        }
        RoundDocument document =
                RoundDocument.opened(0, ANY, MODEL, List.of(), List.of()).withProposals(List.of(accounts));
        return new RoundView(document, updates, new TreeMap<>(), new TreeMap<>());
    }

    private LocalWork work(AccountId account, Conduct how) {
        TaskSecrets secrets = new TaskSecrets(ParticipantSecret.ofBytes(new byte[32]), "flock", TASK);
        return new LocalWork(
                account, secrets, BUNDLE, UpdateSealing.plain(), how, content, PinRecord.NONE, StepsRecord.NONE);
    }

    private static TaskDefinition task() {
        return TaskDefinition.builder(
                        TASK, new ContentRef("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", ANY))
                .voteMode(VoteMode.ATTRIBUTED)
                .build();
    }

    private void tell(AccountId account, Step step) {
        told.add(step);
    }

    /** Moves every weight a little, and accepts everything. */
    private static final class Counting implements Conduct {
        final List<Digest> trained = new CopyOnWriteArrayList<>();
        final List<Digest> prepared = new ArrayList<>();
        final List<List<AccountId>> judged = new ArrayList<>();
        final CountDownLatch begun = new CountDownLatch(1);
        volatile boolean endless;

        @Override
        public ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress) {
            trained.add(global.tensorDigest());
            boolean goesOn = endless;
            begun.countDown();
            while (goesOn) {
                Thread.onSpinWait();
                goesOn = !progress.endsAfter(600, 1_000);
            }
            float[] values = global.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.01f;
            }
            return ModelWeights.of(global.layout(), values);
        }

        @Override
        public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training) {
            judged.add(proposals.stream().map(Proposal::proposer).toList());
            return proposals.stream()
                    .map(each -> new Judgement(each.proposer(), Verdict.ACCEPT, Reason.SOUND, ""))
                    .toList();
        }

        @Override
        public void prepare(ModelWeights global, Deadline training) {
            prepared.add(global.tensorDigest());
        }

        @Override
        public AggregateScore score(ModelWeights global, ModelWeights aggregate) {
            throw new AssertionError("the task votes update by update");
        }
    }
}
