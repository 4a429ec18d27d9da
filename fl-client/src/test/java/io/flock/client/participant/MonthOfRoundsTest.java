package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.choice.EngineKind;
import io.flock.client.judge.Deadline;
import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VotePayload;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.content.IpfsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A month of a participant that proposes, votes and aggregates in every round of a task, a round every three hours. */
@Isolated("measures the process's memory")
@Tag("slow")
class MonthOfRoundsTest {
    private static final int DAYS = 30;
    private static final int SETTLED = 5;
    private static final int ROUNDS_A_DAY = 8;
    private static final long ROUND_SECONDS = 10_800;
    private static final int KEPT = 20;
    private static final TaskId TASK = TaskId.parse("task");
    private static final List<AccountId> ALL =
            List.of(AccountId.of("Org1MSP", "me"), AccountId.of("Org2MSP", "other"), AccountId.of("Org3MSP", "third"));
    private static final AccountId ME = ALL.get(0);
    private static final Digest ANY = Digest.parse("33".repeat(32));
    /** 154 kB a file, so that every cache with a bound is full before the first measurement. */
    private static final Bundle BUNDLE = Digits.bundleWith(
            "\"units\": 32}, {\"type\": \"output\"}]},", "\"units\": 512}, {\"type\": \"output\"}]},");

    private static final TaskDefinition DEFINITION = TaskDefinition.builder(
                    TASK, new ContentRef("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", ANY))
            .rounds(DAYS * ROUNDS_A_DAY)
            .build();

    @TempDir
    private Path folder;

    private final List<LocalWork> works = new ArrayList<>();
    private final HashChain chain = secrets(0).chain(DEFINITION.rounds());
    private CommitJournal journal;
    private Promises promises;
    private GlobalModel model = GlobalModel.ofSeed(ANY);
    private RoundView view;
    private Phase phase;

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void aMonthOfRounds_takesNoMoreMemoryAndDisk_thanFiveDays(EngineKind kind, TestReporter reporter)
            throws IOException {
        try (PinningNode node = new PinningNode();
                IpfsClient content = node.client();
                Engine engine = kind.open(BUNDLE);
                CommitJournal opened = CommitJournal.open(folder.resolve("journal"))) {
            journal = opened;
            promises =
                    new Promises(journal, context -> secrets(0).salt(context.round(), Phase.valueOf(context.phase())));
            for (int i = 0; i < ALL.size(); i++) {
                works.add(new LocalWork(
                        ALL.get(i),
                        secrets(i),
                        BUNDLE,
                        UpdateSealing.plain(),
                        new HonestConduct(
                                BUNDLE,
                                engine,
                                Split.of(data(i), 0.8, secrets(i).splitSeed())),
                        content,
                        journal.pins(in(ALL.get(i))),
                        journal.steps(in(ALL.get(i)))));
            }
            Retention retention = new Retention(KEPT, Duration.ZERO);
            List<PastRounds> past = ALL.stream()
                    .map(account -> new PastRounds(journal, content, Set::of, "flock", account, retention))
                    .toList();
            MemoryInUse settled = MemoryInUse.NONE;
            for (int day = 1; day <= DAYS; day++) {
                for (int time = 0; time < ROUNDS_A_DAY; time++) {
                    int round = (day - 1) * ROUNDS_A_DAY + time;
                    Set<String> needed = ModelNeeds.of(task(round));
                    past.forEach(account -> account.comesTo(TASK, round, needed));
                    play(round);
                }
                if (day == SETTLED) {
                    settled = MemoryInUse.now();
                }
            }
            MemoryInUse end = MemoryInUse.now();
            String figures = kind + ", day " + SETTLED + ": " + settled + ", day " + DAYS + ": " + end;
            reporter.publishEntry("memory", figures);
            assertThat(end.heap() - settled.heap())
                    .as("bytes on the heap; a model a day would be 3.8 MB; " + figures)
                    .isLessThan(2 << 20);
            assertThat(end.direct() - settled.direct())
                    .as("native bytes of the engine; " + figures)
                    .isLessThan(1 << 20);
            assertThat(end.outside() - settled.outside())
                    .as("bytes beside Java's; a model a round would be 31 MB; " + figures)
                    .isLessThan(24 << 20);
            assertThat(node.pins).hasSizeLessThan((KEPT + PastRounds.TOGETHER + 1) * 6);
            assertThat(Files.size(folder.resolve("journal"))).isLessThan(512 << 10);
            assertThat(journal.updateRounds(in(ME))).hasSize(DEFINITION.rounds());
        }
    }

    private static TaskAccount in(AccountId account) {
        return new TaskAccount("flock", account, TASK);
    }

    private void play(int round) {
        SortedMap<AccountId, UpdateRecord> updates = new TreeMap<>();
        view = new RoundView(
                RoundDocument.opened(round, ANY, model, List.of(), List.of()).withProposals(ALL),
                updates,
                new TreeMap<>(),
                new TreeMap<>());
        decide(Phase.PROPOSE_COMMIT, Action.CommitUpdate.class);
        Commitment update = commit(() -> Json.write(update(round, 0).ref()));
        updates.put(ME, UpdateRecord.committed(update));
        decide(Phase.PROPOSE_REVEAL, Action.RevealUpdate.class);
        shows(Phase.PROPOSE_COMMIT, update, () -> Json.write(update(round, 0).ref()));
        for (int i = 0; i < ALL.size(); i++) {
            works.get(i).publish(round, update(round, i));
            updates.put(ALL.get(i), UpdateRecord.revealed(update(round, i).ref(), ANY));
        }
        decide(Phase.VOTE_COMMIT, Action.CommitVote.class);
        Supplier<String> vote = () -> Json.write(VotePayload.of(
                works.get(0).vote(DEFINITION, view, new VotingTime(4_000_000_000L, 60, Clock.systemUTC()))));
        shows(Phase.VOTE_COMMIT, commit(vote), vote);
        decide(Phase.AGGREGATE_COMMIT, Action.CommitAggregate.class);
        Supplier<String> aggregate = () -> Json.write(aggregate().ref());
        ModelRef adopted = Json.read(shows(Phase.AGGREGATE_COMMIT, commit(aggregate), aggregate), ModelRef.class);
        works.get(0).publish(round, aggregate());
        model = GlobalModel.ofArtifact(adopted);
    }

    private Artifact update(int round, int who) {
        return works.get(who)
                .update(
                        RoundDocument.opened(round, ANY, model, List.of(), List.of()),
                        Deadline.NONE,
                        StepListener.NONE);
    }

    private Artifact aggregate() {
        return works.get(0).aggregate(DEFINITION.aggregation(), view, ALL);
    }

    /** The participant's own decision in this phase must be of this kind. */
    private void decide(Phase at, Class<? extends Action> expected) {
        phase = at;
        int round = view.round().round();
        TaskView task = task(round);
        Action action = NextAction.of(
                new Situation(ME, task, Optional.of(view), Optional.empty(), ROUND_SECONDS * round, Long.MAX_VALUE),
                chain);
        assertThat(action).isInstanceOf(expected);
    }

    private Commitment commit(Supplier<String> work) {
        return promises.commit(context(phase), work);
    }

    private String shows(Phase committed, Commitment commitment, Supplier<String> work) {
        return promises.committed(context(committed), commitment, work);
    }

    private CommitmentContext context(Phase at) {
        return AllianceCommitments.context("flock", TASK, view.round().round(), at, ME);
    }

    private TaskView task(int round) {
        long deadline = ROUND_SECONDS * (round + 1);
        Roster roster = new Roster(
                List.of(Member.admitted(new JoinRecord(ME, 0, Amount.ofFlock(100), chain.tip()))),
                Amount.ofFlock(500),
                new TreeMap<>(),
                0,
                List.of(),
                model);
        return new TaskView(
                new TaskDocument(DEFINITION, ALL.get(1), 0),
                new PhaseRecord(phase == null ? Phase.SEED : phase, round, deadline),
                Optional.of(roster),
                ALL.size(),
                List.of(ME),
                false,
                deadline);
    }

    private static Examples data(int who) {
        int share = Digits.examples().size() / ALL.size();
        return Digits.examples()
                .select(IntStream.range(who * share, (who + 1) * share).toArray());
    }

    private static TaskSecrets secrets(int who) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) (who + 1));
        return new TaskSecrets(ParticipantSecret.ofBytes(secret), "flock", TASK);
    }
}
