package io.flock.client.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.arena.DataSetFile;
import io.flock.client.arena.SealedBytes;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.drift.Baseline;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.ExampleLosses;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import io.flock.sdk.envelope.AccessKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTest {
    private static final Bundle BUNDLE = Bundles.of(Bundles.TWO_PIXELS);
    private static final ListingId LISTING = ListingId.parse("digits");
    private static final VersionRef FIRST = new VersionRef(LISTING, 1);
    private static final AccountId LISTER = AccountId.of("Org1MSP", "lister");
    private static final AccountId CONSUMER = AccountId.of("Org2MSP", "consumer");
    private static final AccountId STRANGER = AccountId.of("Org3MSP", "stranger");

    @TempDir
    private Path folder;

    private final Map<ContentRef, byte[]> store = new HashMap<>();
    private byte[] packed;
    private Examples examples;

    @BeforeEach
    void pack() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.csv"), "0,4,1\n3,1,0\n");
        packed = DataSetFile.pack(BUNDLE.data(), List.of(file));
        examples = DataReader.read(BUNDLE.data(), List.of(file));
    }

    private static FeedbackSecrets secrets(AccountId account) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) account.hashCode());
        return new FeedbackSecrets(ParticipantSecret.ofBytes(secret), "flock", LISTING);
    }

    private static byte[] sealedFor(byte[] content, AccountId... readers) {
        SortedMap<AccountId, AccessKey> keys = new TreeMap<>();
        for (AccountId reader : readers) {
            keys.put(reader, secrets(reader).accessKey());
        }
        return FeedbackSet.seal(content, FIRST, keys, CONSUMER, secrets(CONSUMER));
    }

    private Rating rating(byte[] stored) {
        ContentRef ref = SealedBytes.nameOf(stored);
        store.put(ref, stored);
        return rating(Optional.of(ref));
    }

    private static Rating rating(Optional<ContentRef> ref) {
        return new Rating(FIRST, CONSUMER, 1, Amount.ofFlock(1), Optional.empty(), ref, List.of(), 0);
    }

    private RatedExamples readAs(AccountId account, Rating rating) {
        return new FeedbackReader(this::fetch, account, secrets(account))
                .read(BUNDLE.data(), List.of(rating))
                .get(0);
    }

    private byte[] fetch(ContentRef ref, int most) {
        return Optional.ofNullable(store.get(ref))
                .orElseThrow(() -> new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "nobody has it"));
    }

    @Test
    void envelopedExamples_openForTheirReaders_andTheirSender_only() {
        Rating rating = rating(sealedFor(packed, LISTER));

        assertThat(readAs(LISTER, rating)).isEqualTo(new RatedExamples.Opened(rating, examples));
        assertThat(readAs(CONSUMER, rating)).isEqualTo(new RatedExamples.Opened(rating, examples));
        assertThat(readAs(STRANGER, rating))
                .isEqualTo(new RatedExamples.Closed(
                        rating, ErrorCode.ENVELOPE_INVALID, "the envelope holds no key for " + STRANGER));
    }

    @Test
    void examplesWithoutReaders_areForEverybody() {
        assertThat(readAs(STRANGER, rating(sealedFor(packed)))).isInstanceOf(RatedExamples.Opened.class);
    }

    /** An envelope of one version, named in the rating of another, can't pass as its feedback. */
    @Test
    void envelopeOfAnotherVersion_doesNotOpen() {
        byte[] sealed = sealedFor(packed, LISTER);

        assertThatThrownBy(() -> FeedbackSet.read(
                        BUNDLE.data(), sealed, new VersionRef(LISTING, 2), LISTER, secrets(LISTER), 100))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.ENVELOPE_INVALID))
                        .isTrue());
    }

    @Test
    void sealingAgain_givesTheSameBytes() {
        assertThat(sealedFor(packed, LISTER)).isEqualTo(sealedFor(packed, LISTER));
    }

    /** One who rates may name anything; it must not keep the others' examples from being measured. */
    @Test
    void whatCantBeRead_isTold_andTheOthersAreMeasured() {
        Rating good = rating(sealedFor(packed, LISTER));
        byte[] hostile = "flock-set/1\n{\"files\":[{\"length\":9,\"name\":\"a\"}]}\nx".getBytes(StandardCharsets.UTF_8);
        List<RatedExamples> ratings = new ArrayList<>();
        for (Rating rating : List.of(
                good,
                rating(Optional.empty()),
                rating(hostile),
                rating(sealedFor(hostile, LISTER)),
                rating(sealedFor(packed, STRANGER)),
                rating(Optional.of(SealedBytes.nameOf(new byte[] {1}))),
                rating(packed))) {
            ratings.add(readAs(LISTER, rating));
        }
        List<Integer> measured = new ArrayList<>();
        VersionFeedback feedback = VersionFeedback.of(
                FIRST,
                ratings,
                all -> {
                    measured.add(all.size());
                    return new Trial.Measured(new Evaluation(
                            1, all.size(), Map.of(Metric.ACCURACY, 500_000L), ExampleLosses.of(new float[all.size()])));
                },
                Optional.of(Baseline.of(BUNDLE.data(), examples)));

        assertThat(ratings.stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactly("Opened", "None", "Closed", "Closed", "Closed", "Closed", "Opened");
        assertThat(measured).containsExactly(4);
        assertThat(feedback.drift().orElseThrow().compared()).isEqualTo(4);
        assertThat(feedback.drift().orElseThrow().greatest()).isZero();
    }

    /** Three examples of two values, then twice two of them, and room for four values each. */
    @Test
    void greedyFirstRater_takesNothingFromTheOthers() throws IOException {
        Path many = Files.writeString(folder.resolve("many.csv"), "0,4,1\n".repeat(3));
        Rating greedy = rating(DataSetFile.pack(BUNDLE.data(), List.of(many)));
        Rating modest = rating(packed);

        List<RatedExamples> read = new FeedbackReader(this::fetch, LISTER, secrets(LISTER))
                .read(BUNDLE.data(), List.of(greedy, modest, rating(Optional.empty()), modest), 13);

        assertThat(read.stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactly("Closed", "Opened", "None", "Opened");
        assertThat(((RatedExamples.Closed) read.get(0)).why()).contains("more than 4 values");
    }

    /** Two examples of two features, for which a model puts out forty values each. */
    @Test
    void outputsCount_whereTheyAreMoreThanTheFeatures() {
        DataSection fortyClasses = Bundles.of(Bundles.TWO_PIXELS.replace("\"classes\": 2", "\"classes\": 40"))
                .data();
        FeedbackReader reader = new FeedbackReader(this::fetch, LISTER, secrets(LISTER));
        List<Rating> ratings = List.of(rating(packed));

        assertThat(reader.read(fortyClasses, ratings, 79).get(0)).isInstanceOf(RatedExamples.Closed.class);
        assertThat(reader.read(fortyClasses, ratings, 80).get(0)).isInstanceOf(RatedExamples.Opened.class);
    }

    @Test
    void faultWhileExamplesAreRead_isTold() {
        FeedbackReader reader = new FeedbackReader(
                (content, most) -> {
                    throw new IllegalStateException("a fault");
                },
                LISTER,
                secrets(LISTER));

        assertThat(reader.read(BUNDLE.data(), List.of(rating(packed))))
                .singleElement()
                .isInstanceOfSatisfying(RatedExamples.Closed.class, closed -> assertThat(closed.why())
                        .contains("a fault"));
    }

    @Test
    void modelThatCanNotBeHad_isTold_besideItsRatings() {
        RatedExamples rated = readAs(LISTER, rating(packed));

        VersionFeedback feedback = VersionFeedback.of(
                FIRST,
                List.of(rated),
                all -> {
                    throw new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "nobody has the model");
                },
                Optional.empty());

        assertThat(feedback.ratings()).containsExactly(rated);
        assertThat(feedback.trial()).isEmpty();
        assertThat(feedback.failure())
                .hasValueSatisfying(why -> assertThat(why).contains("CONTENT_UNAVAILABLE|nobody has the model"));
    }

    @Test
    void withoutExamples_nothingIsMeasured() {
        VersionFeedback feedback = VersionFeedback.of(
                FIRST,
                List.of(new RatedExamples.None(rating(Optional.empty()))),
                all -> {
                    throw new AssertionError("nothing to measure");
                },
                Optional.of(Baseline.of(BUNDLE.data(), examples)));

        assertThat(feedback.trial()).isEmpty();
        assertThat(feedback.drift()).isEmpty();
    }

    @Test
    void whereEveryVersionFailed_theFirstOnesRefusalStands_andOneThatWasMeasuredIsEnough() {
        VersionFeedback gone = VersionFeedback.failed(
                FIRST, new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "nobody has the bundle"));
        VersionFeedback broken = VersionFeedback.of(
                FIRST,
                List.of(readAs(LISTER, rating(packed))),
                all -> new Trial.Broken(Trial.Limit.MEMORY, "it took 9 GiB"),
                Optional.empty());
        VersionFeedback unrated = VersionFeedback.of(FIRST, List.of(), all -> null, Optional.empty());

        assertThatThrownBy(() -> VersionFeedback.requireSome(List.of(gone, broken)))
                .hasMessageContaining("CONTENT_UNAVAILABLE|" + FIRST + ": nobody has the bundle");
        assertThatThrownBy(() -> VersionFeedback.requireSome(List.of(broken)))
                .hasMessageContaining("MODEL_INVALID|")
                .hasMessageContaining("it took 9 GiB");
        VersionFeedback.requireSome(List.of(gone, unrated));
        VersionFeedback.requireSome(List.of());
    }
}
