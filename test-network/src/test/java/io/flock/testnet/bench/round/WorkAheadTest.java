package io.flock.testnet.bench.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.judge.Deadline;
import io.flock.client.participant.Artifact;
import io.flock.client.participant.StepListener;
import io.flock.client.participant.VotingTime;
import io.flock.client.participant.Work;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.cast.BenchCast;
import io.flock.testnet.bench.cast.Lanes;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What participants of a real ledger begin before its phase, against what the phase then asks of them. */
class WorkAheadTest {
    private static final TaskId TASK = TaskId.parse("ahead");
    private static final Digest ANY = Digest.parse("33".repeat(32));
    private static final ContentRef BUNDLE =
            new ContentRef("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", ANY);
    private static final int ROUNDS = 4;

    /** Something that one account did, or was asked for, in a round. */
    private record Done(AccountId account, int round) {}

    @TempDir
    private Path folder;

    private final Map<Done, List<AccountId>> votedAhead = new ConcurrentHashMap<>();
    private final Map<Done, List<AccountId>> voted = new ConcurrentHashMap<>();
    private final Map<Done, GlobalModel> trainedAhead = new ConcurrentHashMap<>();
    private final Map<Done, GlobalModel> trained = new ConcurrentHashMap<>();
    private final Set<Done> measured = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void whatIsForeseen_isWhatTheLedgerThenAsksFor() throws InterruptedException {
        BenchCast cast = BenchCast.of(6);
        try (TestNetwork network = EmbeddedNetwork.start(
                        new EmbeddedOptions(folder, 0, cast.founding(), cast.everybody(), Duration.ofMillis(100)));
                Lanes lanes = Lanes.open(network, cast)) {
            new RoundPlay(network, lanes.creator(), folder)
                    .play(
                            TASK,
                            BUNDLE,
                            ROUNDS,
                            lanes.first(6),
                            (flock, secrets) -> new Watched(flock.account()),
                            StepListener.NONE);
        }

        assertThat(wrong).isEmpty();
        assertThat(measured).isNotEmpty().isSubsetOf(voted.keySet());
        assertThat(votedAhead).isNotEmpty();
        assertThat(voted).containsAllEntriesOf(votedAhead);
        assertThat(trainedAhead).isNotEmpty();
        assertThat(trained).containsAllEntriesOf(trainedAhead);
        assertThat(trainedAhead.keySet()).extracting(Done::round).doesNotContain(0, ROUNDS);
    }

    /** Idle work that writes down what it is asked for. */
    private final class Watched implements Work {
        private final AccountId account;
        private final Work idle;

        Watched(AccountId account) {
            this.account = account;
            this.idle = new IdleWork(account, TASK, ANY);
        }

        @Override
        public Artifact update(RoundDocument round, Deadline training, StepListener listener) {
            trained.put(new Done(account, round.round()), round.model());
            return idle.update(round, training, listener);
        }

        @Override
        public void prepareUpdate(int round, GlobalModel parent, StepListener listener) {
            trainedAhead.put(new Done(account, round), parent);
        }

        @Override
        public void prepareVote(TaskDefinition task, RoundView view, VotingTime time) {
            RoundDocument round = view.round();
            if (round.seat(account).orElseThrow().role() != Role.VOTER
                    || time.training().isPast()) {
                wrong.add(account + " measures in round " + round.round());
            }
            Done done = new Done(account, round.round());
            measured.add(done);
            round.proposals().ifPresent(proposals -> votedAhead.put(done, proposals));
        }

        @Override
        public Ballot vote(TaskDefinition task, RoundView view, VotingTime time) {
            voted.put(
                    new Done(account, view.round().round()),
                    view.round().proposals().orElseThrow());
            return idle.vote(task, view, time);
        }

        @Override
        public Artifact aggregate(AggregationRule rule, RoundView view, List<AccountId> standing) {
            if (standing.isEmpty()
                    || !standing.equals(view.round().tally().orElseThrow().standing())) {
                wrong.add(account + " aggregates " + standing);
            }
            return idle.aggregate(rule, view, standing);
        }

        @Override
        public void publish(int round, Artifact artifact) {
            idle.publish(round, artifact);
        }
    }
}
