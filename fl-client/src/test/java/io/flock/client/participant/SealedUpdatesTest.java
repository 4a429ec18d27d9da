package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.conduct.Conduct;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.client.judge.Reason;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.envelope.AccessKey;
import io.flock.sdk.envelope.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that only the accounts of their round can read: Ann proposes, Bob and Cy vote, Dan was not drawn. */
class SealedUpdatesTest {
    private static final Bundle BUNDLE = Bundles.of(Bundles.TINY);
    private static final TaskId TASK = TaskId.parse("task");
    private static final AccountId ANN = AccountId.of("Org1MSP", "ann");
    private static final AccountId BOB = AccountId.of("Org2MSP", "bob");
    private static final AccountId CY = AccountId.of("Org3MSP", "cy");
    private static final AccountId DAN = AccountId.of("Org3MSP", "dan");
    private static final List<AccountId> ALL = List.of(ANN, BOB, CY, DAN);
    private static final Digest ANY = Digest.parse("33".repeat(32));
    private static final GlobalModel MODEL = GlobalModel.ofSeed(ANY);
    private static final RoundDocument ROUND = round(0);
    private static final TaskDefinition SEALED = TaskDefinition.builder(
                    TASK, new ContentRef("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4", ANY))
            .sealedUpdates()
            .build();
    private static final VotingTime EARLY =
            new VotingTime(1_000, 100, Clock.fixed(Instant.ofEpochSecond(910), ZoneOffset.UTC));

    private final List<Digest> trained = new ArrayList<>();
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

    private static RoundDocument round(int number) {
        return RoundDocument.opened(
                number,
                ANY,
                MODEL,
                List.of(seat(ANN, Role.PROPOSER), seat(BOB, Role.VOTER), seat(CY, Role.VOTER)),
                List.of());
    }

    private static Seat seat(AccountId account, Role role) {
        return new Seat(account, role, Amount.ofFlock(100));
    }

    private static TaskSecrets secrets(AccountId account) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) (1 + ALL.indexOf(account)));
        return new TaskSecrets(ParticipantSecret.ofBytes(secret), "flock", TASK);
    }

    private static String key(AccountId account) {
        return secrets(account).accessKeys().publicKey().text();
    }

    private static Roster roster() {
        List<Member> members = ALL.stream()
                .map(account -> Member.admitted(new JoinRecord(
                        account, 0, Amount.ofFlock(100), ANY, Optional.empty(), Optional.of(key(account)))))
                .toList();
        return new Roster(members, Amount.ZERO, new TreeMap<>(), 0, List.of(), MODEL);
    }

    private static UpdateSealing sealing(AccountId account) {
        return UpdateSealing.ofMember(SEALED, roster(), account, secrets(account));
    }

    private LocalWork work(AccountId account) {
        return work(account, sealing(account));
    }

    private LocalWork work(AccountId account, UpdateSealing sealing) {
        return new LocalWork(
                account,
                secrets(account),
                BUNDLE,
                sealing,
                new AcceptsWhatReads(),
                content,
                PinRecord.NONE,
                StepsRecord.NONE);
    }

    private Artifact update(AccountId account) {
        return work(account).update(ROUND, Deadline.NONE, StepListener.NONE);
    }

    /** The file that is inside. */
    private Artifact plain(AccountId account) {
        return work(account, UpdateSealing.plain()).update(ROUND, Deadline.NONE, StepListener.NONE);
    }

    private static SortedMap<AccountId, AccessKey> readers(AccountId... accounts) {
        SortedMap<AccountId, AccessKey> readers = new TreeMap<>();
        for (AccountId account : accounts) {
            readers.put(account, new AccessKey(key(account)));
        }
        return readers;
    }

    private static String purpose(AccountId proposer) {
        return "flock/update/v1 task 0 " + proposer;
    }

    private static byte[] sealed(SortedMap<AccountId, AccessKey> readers, byte[] file) {
        return Envelope.seal(ContentKey.parse("1f".repeat(32)), readers, purpose(ANN), file);
    }

    /** What Ann's update is to a reader, if these are its bytes. */
    private Proposal read(AccountId reader, byte[] stored) {
        return read(reader, stored, plain(ANN).ref().tensorDigest());
    }

    private Proposal read(AccountId reader, byte[] stored, Digest tensors) {
        return new RoundUpdates(TASK, BUNDLE, content, sealing(reader))
                .proposals(revealed(stored, tensors), left -> Duration.ofMinutes(1))
                .get(0);
    }

    /** The round, in which Ann has revealed these bytes. */
    private RoundView revealed(byte[] stored, Digest tensors) {
        ContentRef ref = content.put(stored);
        TreeMap<AccountId, UpdateRecord> updates = new TreeMap<>();
        updates.put(ANN, UpdateRecord.revealed(new ModelRef(ref.cid(), ref.digest(), tensors), ANY));
        return new RoundView(ROUND.withProposals(List.of(ANN)), updates, new TreeMap<>(), new TreeMap<>());
    }

    @Test
    void everyAccountOfTheRound_readsTheUpdate() {
        Artifact update = update(ANN);

        for (AccountId reader : List.of(ANN, BOB, CY)) {
            assertThat(read(reader, update.bytes())).isInstanceOfSatisfying(Proposal.Loaded.class, loaded -> assertThat(
                            loaded.weights().tensorDigest())
                    .isEqualTo(update.ref().tensorDigest()));
        }
    }

    @Test
    void whoHasTheBytesAndNoSeat_readsNothing() {
        byte[] stored = update(ANN).bytes();
        byte[] file = plain(ANN).bytes();

        assertThat(sealing(DAN).opened(ROUND, ANN, stored)).isInstanceOf(UpdateSealing.Opened.Withheld.class);
        assertThatThrownBy(() -> sealing(DAN).requireReader(ROUND)).hasMessageStartingWith("UPDATES_SEALED|");
        assertThatThrownBy(() -> UpdateSealing.ofStranger(SEALED).requireReader(ROUND))
                .hasMessageStartingWith("UPDATES_SEALED|");
        assertThatThrownBy(() -> SafetensorsReader.read(stored, BUNDLE.shape().layout()))
                .isInstanceOf(FlockException.class);
        byte[] tensors = Arrays.copyOfRange(file, file.length - 16, file.length);
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .contains(new String(tensors, StandardCharsets.ISO_8859_1));
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .startsWith("flock-envelope/1\n")
                .doesNotContain(new String(tensors, StandardCharsets.ISO_8859_1));
    }

    /** After a crash between commitment and reveal. */
    @Test
    void updateMadeAgain_hasTheCommittedBytes_andTheDigestOfItsTensors() {
        Artifact committed = update(ANN);

        Artifact again = update(ANN);

        assertThat(again.ref()).isEqualTo(committed.ref());
        assertThat(again.bytes()).isEqualTo(committed.bytes());
        assertThat(content.put(again.bytes()))
                .isEqualTo(committed.ref().file())
                .isNotEqualTo(plain(ANN).ref().file());
        assertThat(committed.ref().tensorDigest()).isEqualTo(plain(ANN).ref().tensorDigest());
    }

    @Test
    void updateMadeAhead_isSealedOnceItsRoundHasBegun() {
        LocalWork work = work(ANN);
        work.prepareUpdate(0, MODEL, StepListener.NONE);

        assertThat(work.update(ROUND, Deadline.NONE, StepListener.NONE).ref())
                .isEqualTo(update(ANN).ref());
        assertThat(trained).hasSize(2);
    }

    @Test
    void eachRound_hasItsOwnEnvelope() {
        assertThat(sealing(ANN).stored(round(1), new byte[100]))
                .isNotEqualTo(sealing(ANN).stored(ROUND, new byte[100]));
    }

    /** Ledgers may share name and task ids, and two a secret: who reads an update of one reads none of the other. */
    @Test
    void keyOfOneUpdate_opensNoOtherOfItsRound() {
        byte[] stored = sealing(ANN).stored(ROUND, new byte[100]);
        byte[] other = sealing(ANN).stored(ROUND, new byte[101]);

        ContentKey key = Envelope.key(stored, BOB, secrets(BOB).accessKeys(), purpose(ANN));

        assertThat(Envelope.open(stored, key)).isEqualTo(new byte[100]);
        assertThatThrownBy(() -> Envelope.open(other, key)).hasMessageStartingWith("ENVELOPE_INVALID|");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 700_000, (1 << 20) - 57, (1 << 20) - 56, (1 << 20) - 55, (2 << 20) - 72, (2 << 20) - 71})
    void envelopesAreFetchedUpToTheirOwnLength_andNotAByteMore(int file) {
        assertThat(sealing(BOB).maxStored(ROUND, file)).isEqualTo(sealing(ANN).stored(ROUND, new byte[file]).length);
    }

    @Test
    void accountThatJoinedWithAnothersKey_readsNothing_andTakesNobodysUpdateAway() {
        List<Member> members = new ArrayList<>(roster().members());
        members.removeIf(member -> member.account().equals(CY));
        members.add(Member.admitted(
                new JoinRecord(CY, 0, Amount.ofFlock(100), ANY, Optional.empty(), Optional.of(key(BOB)))));
        RoundReaders readers = new RoundReaders(() -> Optional.of(roster().withMembers(members)));

        byte[] stored = new SealedUpdates(ANN, secrets(ANN), readers).stored(ROUND, new byte[100]);

        assertThat(new SealedUpdates(CY, secrets(CY), readers).opened(ROUND, ANN, stored))
                .isInstanceOf(UpdateSealing.Opened.Withheld.class);
        for (AccountId reader : List.of(ANN, BOB)) {
            assertThat(new SealedUpdates(reader, secrets(reader), readers).opened(ROUND, ANN, stored))
                    .isInstanceOf(UpdateSealing.Opened.Unsealed.class);
        }
    }

    /** Nothing that comes from a content node may end a voter, which would pay for its silence. */
    @Test
    void whateverIsStored_isAVerdict() {
        byte[] honest = sealed(readers(ANN, BOB, CY), new byte[(1 << 20) + 100]);
        List<byte[]> hostile = new ArrayList<>();
        int head = new String(honest, StandardCharsets.ISO_8859_1).indexOf('\n', 17) + 1;
        for (int at = 0; at < head + 60; at++) {
            byte[] changed = honest.clone();
            changed[at] ^= 1;
            hostile.add(changed);
        }
        for (int length : new int[] {0, 16, 17, 18, head - 1, head, head + 1, head + 40, head + 55, head + 56}) {
            hostile.add(Arrays.copyOf(honest, length));
        }
        for (int more = 0; more < 17; more++) {
            hostile.add(Arrays.copyOf(honest, head + (1 << 20) + more));
        }
        hostile.add(Arrays.copyOf(honest, honest.length + 1));
        for (String keys : List.of(
                "null",
                "[]",
                "{\"keys\":null}",
                "{\"keys\":{\"Org1MSP::ann\":null,\"Org2MSP::bob\":\"\",\"Org3MSP::cy\":\"\"}}",
                "{\"keys\":{\"Org1MSP::ann\":\"\",\"Org2MSP::bob\":\"\u00e4\",\"Org3MSP::cy\":\"=\"}}",
                "{\"keys\":{\"ann\":\"\"}}",
                "{\"keys\":" + "[".repeat(1 << 20),
                "{\"keys\":" + "{\"keys\":".repeat(1 << 18))) {
            hostile.add(("flock-envelope/1\n" + keys + "\nfile").getBytes(StandardCharsets.UTF_8));
        }

        for (byte[] stored : hostile) {
            for (AccountId reader : List.of(BOB, CY)) {
                assertThat(sealing(reader).opened(ROUND, ANN, stored))
                        .isInstanceOfAny(UpdateSealing.Opened.Withheld.class, UpdateSealing.Opened.Malformed.class);
            }
        }
    }

    /** It can't be computed again here, and perhaps elsewhere; that is no reason to look at no other round. */
    @Test
    void roundOfAnUpdateThatIsNotSealedForTheReader_isSealedToIt_asForWhoHadNoSeat() {
        SortedMap<AccountId, AccessKey> swapped = readers(ANN, BOB, CY);
        swapped.put(BOB, new AccessKey(key(DAN)));
        RoundView view =
                revealed(sealed(swapped, plain(ANN).bytes()), plain(ANN).ref().tensorDigest());
        RoundUpdates updates = new RoundUpdates(TASK, BUNDLE, content, sealing(BOB));

        assertThatThrownBy(() -> updates.again(AggregationRule.fedavg(), view, List.of(ANN)))
                .hasMessageStartingWith("UPDATES_SEALED|")
                .hasMessageContaining(ANN.toString());
    }

    @Test
    void envelopeThatLeavesSomebodyOut_orAddsSomebody_isMalformedToAll() {
        byte[] file = plain(ANN).bytes();

        for (byte[] stored : List.of(sealed(readers(ANN, CY), file), sealed(readers(ANN, BOB, CY, DAN), file))) {
            for (AccountId reader : List.of(BOB, CY)) {
                assertThat(read(reader, stored))
                        .isInstanceOfSatisfying(Proposal.Malformed.class, malformed -> assertThat(malformed.why())
                                .contains("other receivers"));
            }
        }
    }

    /** Attack 47: who can't open it says so and pays nothing; who can sees why, and rejects it. */
    @Test
    void envelopeSealedWronglyForOne_isWithheldToThatOne_andMalformedToTheOthers() {
        SortedMap<AccountId, AccessKey> swapped = readers(ANN, BOB, CY);
        swapped.put(BOB, new AccessKey(key(DAN)));
        byte[] stored = sealed(swapped, plain(ANN).bytes());

        assertThat(read(BOB, stored)).isInstanceOf(Proposal.Withheld.class);
        assertThat(read(CY, stored))
                .isInstanceOfSatisfying(Proposal.Malformed.class, malformed -> assertThat(malformed.why())
                        .contains("not sealed alike"));
        RoundView view = revealed(stored, plain(ANN).ref().tensorDigest());
        assertThat(work(BOB).vote(SEALED, view, EARLY))
                .as("a key that is not there does not come")
                .isEqualTo(Verdicts.of(List.of(Verdict.UNAVAILABLE)));
        assertThat(work(CY).vote(SEALED, view, EARLY)).isEqualTo(Verdicts.of(List.of(Verdict.REJECT)));
    }

    @Test
    void bytesThatAreNoEnvelope_andEnvelopesOfOtherTensorsOrFiles_areMalformed() {
        byte[] file = plain(ANN).bytes();

        assertThat(read(BOB, file)).isInstanceOf(Proposal.Malformed.class);
        assertThat(read(BOB, "flock-envelope/1\n{}\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Proposal.Malformed.class);
        assertThat(read(BOB, sealed(readers(ANN, BOB, CY), file), ANY)).isInstanceOf(Proposal.Malformed.class);
        assertThat(read(BOB, sealed(readers(ANN, BOB, CY), new byte[100]))).isInstanceOf(Proposal.Malformed.class);
    }

    /** It is sealed for the round's accounts, but as another's: so it opens for none of them. */
    @Test
    void anothersEnvelope_isWithheldToAll() {
        byte[] others = Envelope.seal(
                ContentKey.parse("1f".repeat(32)),
                readers(ANN, BOB, CY),
                purpose(CY),
                plain(ANN).bytes());

        assertThat(read(BOB, others)).isInstanceOf(Proposal.Withheld.class);
        assertThat(read(CY, others)).isInstanceOf(Proposal.Withheld.class);
    }

    @Test
    void aggregate_isComputedFromSealedUpdates_andIsPlain() {
        Artifact update = update(ANN);
        RoundView view = revealed(update.bytes(), update.ref().tensorDigest());

        Artifact aggregate = work(BOB).aggregate(AggregationRule.fedavg(), view, List.of(ANN));

        assertThat(aggregate.ref().tensorDigest()).isEqualTo(update.ref().tensorDigest());
        ArtifactHeader header = ArtifactHeader.fromMetadata(
                SafetensorsReader.read(aggregate.bytes(), BUNDLE.shape().layout())
                        .metadata());
        assertThat(header.account()).isEmpty();
    }

    @Test
    void anotherSecretThanTheOneJoinedWith_isSaid() {
        assertThatThrownBy(() -> UpdateSealing.ofMember(SEALED, roster(), ANN, secrets(BOB)))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.SECRET_MISSING))
                        .isTrue());
    }

    @Test
    void seatWithoutAKey_sealsNothing() {
        Roster forged =
                roster().withMembers(List.of(Member.admitted(new JoinRecord(ANN, 0, Amount.ofFlock(100), ANY))));
        RoundReaders readers = new RoundReaders(() -> Optional.of(forged));

        assertThatThrownBy(() -> readers.of(ROUND)).hasMessageStartingWith("ENVELOPE_INVALID|Org1MSP::ann has a seat");
    }

    /** Moves every weight a little, and accepts every update that it can read. */
    private final class AcceptsWhatReads implements Conduct {
        @Override
        public ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress) {
            trained.add(global.tensorDigest());
            float[] values = global.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.01f;
            }
            return ModelWeights.of(global.layout(), values);
        }

        @Override
        public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training) {
            return proposals.stream()
                    .map(each -> new Judgement(each.proposer(), reason(each).verdict(), reason(each), ""))
                    .toList();
        }

        private static Reason reason(Proposal proposal) {
            if (proposal instanceof Proposal.Loaded) {
                return Reason.SOUND;
            }
            return proposal instanceof Proposal.Malformed ? Reason.MALFORMED : Reason.UNAVAILABLE;
        }

        @Override
        public AggregateScore score(ModelWeights global, ModelWeights aggregate) {
            throw new AssertionError("the task votes update by update");
        }
    }
}
