package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.conduct.Conduct;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.client.judge.Reason;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.content.IpfsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalWorkTest {
    private static final AccountId ME = AccountId.of("Org1MSP", "me");
    private static final AccountId PROPOSER = AccountId.of("Org2MSP", "bob");
    private static final Digest ANY = Digest.parse("33".repeat(32));

    private static final VotingTime EARLY = at(949);
    private static final VotingTime LATE = at(950);

    private final List<Boolean> mayTrain = new ArrayList<>();
    private HttpServer node;
    private IpfsClient content;
    private LocalWork work;

    /** A voter whose content node has nothing. */
    @BeforeEach
    void open() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        node.start();
        content =
                IpfsClient.of(URI.create("http://127.0.0.1:" + node.getAddress().getPort()));
        Bundle bundle = Bundles.of(Bundles.TINY);
        TaskSecrets secrets = new TaskSecrets(ParticipantSecret.ofBytes(new byte[32]), "flock", TaskId.parse("task"));
        work = new LocalWork(
                ME,
                secrets,
                bundle,
                UpdateSealing.plain(),
                new JudgesByPresence(),
                content,
                PinRecord.NONE,
                StepsRecord.NONE);
    }

    @AfterEach
    void close() {
        content.close();
        node.stop(0);
    }

    @Test
    void updateThatCantBeHad_isAskedForAgain_beforeItCountsAsUnavailable() {
        assertThatThrownBy(() -> work.vote(task(VoteMode.ATTRIBUTED), round(), EARLY))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CONTENT_UNAVAILABLE))
                        .isTrue());

        assertThat(work.vote(task(VoteMode.ATTRIBUTED), round(), LATE))
                .isEqualTo(Verdicts.of(List.of(Verdict.UNAVAILABLE)));
    }

    @Test
    void aggregateOfAll_thatCantBeMade_getsTheWorstScore_whereFewerThanTheRuleNeedsGetNoObjection() {
        assertThatThrownBy(() -> work.vote(task(VoteMode.COLLECTIVE), round(), EARLY))
                .hasMessageStartingWith("CONTENT_UNAVAILABLE|");

        assertThat(work.vote(task(VoteMode.COLLECTIVE), round(), LATE)).isEqualTo(AggregateScore.WORST);
        assertThat(work.vote(task(VoteMode.COLLECTIVE), round(List.of()), LATE)).isEqualTo(AggregateScore.NO_OBJECTION);
    }

    /** In the phase from second 900 to 1000. */
    private static VotingTime at(long second) {
        return new VotingTime(1_000, 100, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }

    @Test
    void ownTraining_mayGoOnAfterUpdatesAreGivenUp_andEndsBeforeThePhase() {
        assertThat(LATE.isLate()).isTrue();
        assertThat(LATE.training().isPast()).isFalse();
        assertThat(at(974).training().isPast()).isFalse();
        assertThat(at(975).training().isPast()).isTrue();
    }

    @Test
    void voter_isToldUntilWhenItMayTrain() {
        work.vote(task(VoteMode.ATTRIBUTED), round(), LATE);
        work.vote(task(VoteMode.ATTRIBUTED), round(), at(990));

        assertThat(mayTrain).containsExactly(true, false);
    }

    private static TaskDefinition task(VoteMode vote) {
        return TaskDefinition.builder(
                        TaskId.parse("task"),
                        new ContentRef("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", ANY))
                .voteMode(vote)
                .build();
    }

    private static RoundView round() {
        return round(List.of(PROPOSER));
    }

    private static RoundView round(List<AccountId> proposals) {
        RoundDocument document = RoundDocument.opened(0, ANY, GlobalModel.ofSeed(ANY), List.of(), List.of())
                .withProposals(proposals);
        TreeMap<AccountId, UpdateRecord> updates = new TreeMap<>();
        updates.put(
                PROPOSER,
                UpdateRecord.revealed(
                        new ModelRef("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", ANY, ANY), ANY));
        return new RoundView(document, updates, new TreeMap<>(), new TreeMap<>());
    }

    private final class JudgesByPresence implements Conduct {
        @Override
        public AggregateScore score(ModelWeights global, ModelWeights aggregate) {
            throw new AssertionError("there is no aggregate");
        }

        @Override
        public ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress) {
            throw new AssertionError("only votes");
        }

        @Override
        public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training) {
            mayTrain.add(!training.isPast());
            return proposals.stream()
                    .map(each -> {
                        Reason reason = each instanceof Proposal.Missing ? Reason.UNAVAILABLE : Reason.SOUND;
                        return new Judgement(each.proposer(), reason.verdict(), reason, "");
                    })
                    .toList();
        }
    }
}
