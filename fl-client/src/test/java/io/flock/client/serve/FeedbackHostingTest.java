package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flock.client.arena.DataSetFile;
import io.flock.client.arena.SealedBytes;
import io.flock.client.bundle.Bundle;
import io.flock.client.engine.Predictor;
import io.flock.client.feedback.FeedbackReader;
import io.flock.client.feedback.FeedbackSecrets;
import io.flock.client.feedback.FeedbackSet;
import io.flock.client.feedback.TimedContents;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a host tells of its models by the examples that came with their ratings. */
class FeedbackHostingTest {
    private static final Bundle BUNDLE = Bundle.read(
            """
            {"schemaVersion": 1, "name": "tiny",
             "model": {"layers": [{"type": "output"}]},
             "data": {"kind": "image", "height": 1, "width": 2, "channels": 1, "classes": 2, "maxValue": 4},
             "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": 1, "batchSize": 2}}
            """
                    .getBytes(StandardCharsets.UTF_8));
    private static final VersionRef VERSION = HostFixture.version(2).ref();
    private static final String TAGS = "{model=\"adder\",version=\"2\"} ";

    @TempDir
    private Path folder;

    private final Map<ContentRef, byte[]> store = new HashMap<>();
    private final List<Rating> ratings = new ArrayList<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean outOfMemory = new AtomicBoolean();
    private HostFixture host;
    private FeedbackHosting hosting;

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
        serve(greater());
        hosting = hosting(Optional.of(secrets(HostFixture.HOST)));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private void serve(Predictor model) {
        host.server.serve(HostFixture.listing(Amount.ZERO), HostFixture.version(2), BUNDLE, model, Optional.empty());
    }

    private FeedbackHosting hosting(Optional<FeedbackSecrets> secrets) {
        return hosting(secrets, this::fetch, Duration.ZERO);
    }

    private FeedbackHosting hosting(
            Optional<FeedbackSecrets> secrets, FeedbackReader.Contents contents, Duration every) {
        return new FeedbackHosting(
                host.server,
                version -> version.equals(VERSION) ? List.copyOf(ratings) : List.of(),
                listing -> new FeedbackReader(contents, HostFixture.HOST, secrets),
                every,
                nanos::get);
    }

    private byte[] fetch(ContentRef ref, int most) {
        fetched.incrementAndGet();
        if (outOfMemory.get()) {
            throw new OutOfMemoryError("a test's");
        }
        return Optional.ofNullable(store.get(ref))
                .orElseThrow(() -> new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "nobody has it"));
    }

    /** Says class 1 where the second value is greater. */
    private static Predictor greater() {
        return new Predictor() {
            @Override
            public int width() {
                return 2;
            }

            @Override
            public int outputs() {
                return 2;
            }

            @Override
            public float[] predict(float[] features, int rows) {
                float[] shares = new float[2 * rows];
                for (int i = 0; i < rows; i++) {
                    shares[2 * i + (features[2 * i + 1] > features[2 * i] ? 1 : 0)] = 1;
                }
                return shares;
            }

            @Override
            public void close() {}
        };
    }

    private static FeedbackSecrets secrets(AccountId account) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) account.hashCode());
        return new FeedbackSecrets(ParticipantSecret.ofBytes(secret), HostFixture.LEDGER, HostFixture.LISTING);
    }

    /** Examples of class 1 whose second value is greater, and as many as said that are labelled otherwise. */
    private byte[] examples(int right, int wrong) {
        try {
            Path file = Files.writeString(
                    folder.resolve("examples.csv"), "0,4,1\n".repeat(right) + "0,4,0\n".repeat(wrong));
            return DataSetFile.pack(BUNDLE.data(), List.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sealedFor(AccountId reader, byte[] packed) {
        return FeedbackSet.seal(
                packed,
                VERSION,
                new TreeMap<>(Map.of(reader, secrets(reader).accessKey())),
                HostFixture.CHANNEL.consumer(),
                secrets(HostFixture.CHANNEL.consumer()));
    }

    private ContentRef rated(byte[] stored) {
        ContentRef ref = SealedBytes.nameOf(stored);
        store.put(ref, stored);
        ratings.add(new Rating(
                VERSION,
                AccountId.of("Org" + (4 + ratings.size()) + "MSP", "rater"),
                2,
                Amount.ofFlock(1),
                Optional.empty(),
                Optional.of(ref),
                List.of(),
                0));
        return ref;
    }

    private String metrics() {
        return host.get("/metrics").body();
    }

    @Test
    void examplesOfAllRatings_areMeasured_andTheScoreIsTold() {
        rated(examples(6, 3));
        rated(sealedFor(HostFixture.HOST, examples(3, 0)));

        hosting.refresh(HostFixture.LISTING);

        assertThat(metrics())
                .contains("flock_feedback_examples" + TAGS + "12.0")
                .contains("flock_feedback_measured{metric=\"accuracy\",model=\"adder\",version=\"2\"} 0.75")
                .doesNotContain("flock_feedback_examples{model=\"adder\",version=\"1\"}");
    }

    @Test
    void moreExamplesThanGoThroughAtOnce_areAllMeasured() {
        rated(examples(100, 50));

        hosting.refresh(HostFixture.LISTING);

        assertThat(metrics())
                .contains("flock_feedback_examples" + TAGS + "150.0")
                .contains("version=\"2\"} 0.666666");
    }

    @Test
    void fewerThanTenExamples_areNotTold_untilThereAreMore() {
        rated(examples(9, 0));
        hosting.refresh(HostFixture.LISTING);
        assertThat(metrics()).doesNotContain("flock_feedback_examples{").doesNotContain("flock_feedback_measured{");

        rated(examples(1, 0));
        hosting.refresh(HostFixture.LISTING);

        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "10.0");
    }

    @Test
    void ratingsThatHaveNotChanged_areNotFetchedAgain() {
        rated(examples(10, 0));
        hosting.refresh(HostFixture.LISTING);
        nanos.addAndGet(Duration.ofDays(1).toNanos());

        hosting.refresh(HostFixture.LISTING);

        assertThat(fetched).hasValue(1);
    }

    @Test
    void versionThatIsServedAnew_isMeasuredAnew_onTheSameExamples() {
        rated(examples(12, 0));
        hosting.refresh(HostFixture.LISTING);
        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "12.0");

        serve(greater());
        assertThat(metrics()).doesNotContain("flock_feedback_examples{");
        hosting.refresh(HostFixture.LISTING);

        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "12.0");
    }

    @Test
    void contentThatNobodyHas_isTriedAgainAfterAnHour_andKeepsNoOtherOut() {
        rated(examples(10, 0));
        ContentRef missing = rated(examples(0, 30));
        byte[] late = store.remove(missing);
        hosting.refresh(HostFixture.LISTING);
        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "10.0");
        store.put(missing, late);

        nanos.addAndGet(FeedbackHosting.AGAIN.toNanos() - 1);
        hosting.refresh(HostFixture.LISTING);
        assertThat(fetched).hasValue(2);
        nanos.incrementAndGet();
        hosting.refresh(HostFixture.LISTING);

        assertThat(metrics())
                .contains("flock_feedback_examples" + TAGS + "40.0")
                .contains("version=\"2\"} 0.25");
    }

    @Test
    void otherStars_measureNothingAgain() {
        ContentRef ref = rated(examples(10, 0));
        hosting.refresh(HostFixture.LISTING);
        Rating first = ratings.get(0);
        ratings.set(
                0,
                new Rating(
                        VERSION,
                        first.by(),
                        5,
                        Amount.ofFlock(2),
                        Optional.empty(),
                        Optional.of(ref),
                        first.channels(),
                        first.ratedAt() + 1));
        ratings.add(new Rating(
                VERSION,
                AccountId.of("Org9MSP", "rater"),
                1,
                Amount.ofFlock(1),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0));

        hosting.refresh(HostFixture.LISTING);

        assertThat(fetched).hasValue(1);
    }

    @Test
    void newExamples_waitUntilTheVersionMayBeMeasuredAgain() {
        FeedbackHosting patient = hosting(Optional.of(secrets(HostFixture.HOST)), this::fetch, Duration.ofMinutes(10));
        rated(examples(10, 0));
        patient.refresh(HostFixture.LISTING);
        rated(examples(10, 0));

        nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
        patient.refresh(HostFixture.LISTING);
        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "10.0");
        nanos.incrementAndGet();
        patient.refresh(HostFixture.LISTING);

        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "20.0");
    }

    @Test
    void contentThatDrips_isInterrupted_andKeepsNoOtherOut() throws InterruptedException {
        ContentRef dripping = rated(examples(0, 30));
        rated(examples(10, 0));
        CountDownLatch interrupted = new CountDownLatch(1);
        FeedbackReader.Contents never = (ref, most) -> {
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("nobody counts it down");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "the call was interrupted");
            }
        };

        TimedContents timed = new TimedContents(never, Duration.ofMillis(100));

        hosting(
                        Optional.empty(),
                        (ref, most) -> ref.equals(dripping) ? timed.get(ref, most) : fetch(ref, most),
                        Duration.ZERO)
                .refresh(HostFixture.LISTING);

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "10.0");
    }

    @Test
    void whereMemoryRunsOut_noScoreOfOtherExamplesStays() {
        rated(examples(10, 0));
        hosting.refresh(HostFixture.LISTING);
        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "10.0");
        outOfMemory.set(true);
        rated(examples(10, 0));

        assertThatThrownBy(() -> hosting.refresh(HostFixture.LISTING)).isInstanceOf(OutOfMemoryError.class);

        assertThat(metrics()).doesNotContain("flock_feedback_examples{").doesNotContain("flock_feedback_measured{");
    }

    /** The text of the second is no number, which a reason quotes. */
    @Test
    void whatIsLeftOut_isLoggedOnce_byItsCodeAlone() {
        rated(sealedFor(AccountId.of("Org3MSP", "lister"), examples(3, 0)));
        byte[] malformed = new String(examples(1, 0), StandardCharsets.UTF_8)
                .replace("0,4,1", "x,4,1")
                .getBytes(StandardCharsets.UTF_8);
        rated(sealedFor(HostFixture.HOST, malformed));
        Logger log = (Logger) LoggerFactory.getLogger(FeedbackHosting.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            hosting.refresh(HostFixture.LISTING);
            nanos.addAndGet(FeedbackHosting.AGAIN.toNanos());
            hosting.refresh(HostFixture.LISTING);
        } finally {
            log.detachAppender(lines);
        }

        assertThat(fetched).hasValue(4);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        line -> assertThat(line).contains("Org4MSP::rater", "ENVELOPE_INVALID"),
                        line -> assertThat(line)
                                .contains("Org5MSP::rater", "DATA_INVALID")
                                .doesNotContain("x,", "'x'"));
    }

    @Test
    void ratingsThatAreGone_takeTheirScoreWithThem() {
        rated(examples(10, 0));
        hosting.refresh(HostFixture.LISTING);
        ratings.clear();

        hosting.refresh(HostFixture.LISTING);

        assertThat(metrics()).doesNotContain("flock_feedback_examples{");
    }

    @Test
    void examplesForOthers_countNowhere_andWithoutASecretOnlyThoseInTheClearDo() {
        rated(sealedFor(AccountId.of("Org3MSP", "lister"), examples(0, 20)));
        rated(examples(10, 0));
        rated(sealedFor(HostFixture.HOST, examples(0, 30)));

        hosting(Optional.empty()).refresh(HostFixture.LISTING);
        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "10.0");
        hosting.refresh(HostFixture.LISTING);

        assertThat(metrics()).contains("flock_feedback_examples" + TAGS + "40.0");
    }

    @Test
    void modelThatFails_hasNoScore_andItsReasonIsTold() {
        rated(examples(10, 0));
        hosting.refresh(HostFixture.LISTING);
        rated(examples(10, 0));
        Predictor broken = greater();
        serve(new Predictor() {
            @Override
            public int width() {
                return broken.width();
            }

            @Override
            public int outputs() {
                return broken.outputs();
            }

            @Override
            public float[] predict(float[] features, int rows) {
                throw new FlockException(ErrorCode.MODEL_INVALID, "it can't be computed");
            }

            @Override
            public void close() {}
        });

        assertThatThrownBy(() -> hosting.refresh(HostFixture.LISTING)).hasMessageContaining("it can't be computed");
        assertThat(metrics()).doesNotContain("flock_feedback_examples{");
    }

    @Test
    void versionThatEnded_isNotMeasured() {
        ServedVersion version = host.server.versions(HostFixture.LISTING).get(1);
        version.close();
        rated(examples(10, 0));

        assertThatThrownBy(() -> hosting.refresh(HostFixture.LISTING)).hasMessageContaining("not served any more");
    }

    /** The thread that closes still has to wake up when the last request has left. */
    @Test
    void requestRightAfterTheLastOne_isNotTakenInByAVersionThatCloses() throws InterruptedException {
        ServedVersion version = host.server.versions(HostFixture.LISTING).get(1);
        assertThat(version.enter()).isTrue();
        Thread closing = new Thread(version::close, "closing");
        closing.start();
        while (closing.getState() != Thread.State.WAITING) {
            assertThat(closing.isAlive()).isTrue();
            Thread.onSpinWait();
        }

        version.leave();

        assertThat(version.enter()).isFalse();
        closing.join();
    }

    @Test
    void follower_tellsWhatFails_andMeasuresTheNextTime() throws InterruptedException {
        rated(examples(10, 0));
        CountDownLatch asked = new CountDownLatch(2);
        List<String> told = new CopyOnWriteArrayList<>();
        FeedbackHosting failing = new FeedbackHosting(
                host.server,
                version -> {
                    asked.countDown();
                    throw new IllegalStateException("a fault");
                },
                listing -> new FeedbackReader(this::fetch, HostFixture.HOST, Optional.empty()),
                Duration.ZERO);
        FeedbackFollower follower =
                FeedbackFollower.start(failing, List.of(HostFixture.LISTING), Duration.ofMillis(1), told::add);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        follower.close();

        assertThat(told).first().asString().contains("feedback on adder: INTERNAL|", "a fault");
    }
}
