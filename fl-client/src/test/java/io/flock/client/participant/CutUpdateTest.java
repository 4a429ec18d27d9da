package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.dense.DenseEngine;
import io.flock.client.judge.Deadline;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.content.IpfsClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training of 40 steps: 128 examples in batches of 16, five times. */
class CutUpdateTest {
    private static final Bundle BUNDLE = Digits.bundle();
    private static final TaskAccount ME = new TaskAccount("flock", AccountId.of("Org1MSP", "me"), TaskId.parse("task"));
    private static final Digest ANY = Digest.parse("33".repeat(32));
    private static final RoundDocument BEGUN =
            RoundDocument.opened(0, ANY, GlobalModel.ofSeed(ANY), List.of(), List.of());

    private final Engine engine = DenseEngine.open(BUNDLE);
    private final IpfsClient content = IpfsClient.of(URI.create("http://127.0.0.1:9"));
    private final List<Step> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        content.close();
        engine.close();
    }

    @Test
    void updateWhoseTimeIsUp_isMadeAgainAfterACrash_bitForBit() {
        Artifact cut;
        try (CommitJournal journal = journal()) {
            cut = work(journal).update(BEGUN, after(25), this::tell);
        }
        assertThat(told).contains(new Step.CutShort(0, 25, 40));

        try (CommitJournal journal = journal()) {
            Artifact again = work(journal).update(BEGUN, Deadline.NONE, StepListener.NONE);
            assertThat(again.ref()).isEqualTo(cut.ref());
            assertThat(work(journal)
                            .update(BEGUN, () -> true, StepListener.NONE)
                            .ref())
                    .isEqualTo(cut.ref());
        }
        assertThat(whole().ref()).isNotEqualTo(cut.ref());
    }

    @Test
    void trainingThatIsNotHalfDone_leavesNoUpdateAndNoRecord() {
        try (CommitJournal journal = journal()) {
            assertThatThrownBy(() -> work(journal).update(BEGUN, after(19), this::tell))
                    .hasMessageStartingWith("TRAINING_TOO_LONG|training had taken 19 of 40 steps");
            assertThat(journal.steps(ME).of(0)).isEmpty();
            assertThat(work(journal).update(BEGUN, Deadline.NONE, this::tell).ref())
                    .isEqualTo(whole().ref());
        }
        assertThat(told).noneMatch(Step.CutShort.class::isInstance);
    }

    @Test
    void deadlineAfterTheLastStep_cutsNothing() {
        try (CommitJournal journal = journal()) {
            assertThat(work(journal).update(BEGUN, after(40), this::tell).ref()).isEqualTo(whole().ref());
            assertThat(journal.steps(ME).of(0)).isEmpty();
        }
    }

    private Artifact whole() {
        return work(StepsRecord.NONE).update(BEGUN, Deadline.NONE, StepListener.NONE);
    }

    private CommitJournal journal() {
        return CommitJournal.open(folder.resolve("journal"));
    }

    private LocalWork work(CommitJournal journal) {
        return work(journal.steps(ME));
    }

    /** As after a start: nothing is remembered but what the record says. */
    private LocalWork work(StepsRecord steps) {
        TaskSecrets secrets = new TaskSecrets(ParticipantSecret.ofBytes(new byte[32]), ME.channel(), ME.task());
        Split data = new Split(part(0, 128), part(128, 160));
        return new LocalWork(
                ME.account(),
                secrets,
                BUNDLE,
                UpdateSealing.plain(),
                new HonestConduct(BUNDLE, engine, data),
                content,
                PinRecord.NONE,
                steps);
    }

    /** Past when it is asked for the so-manieth time, as it is after every step. */
    private static Deadline after(int steps) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() >= steps;
    }

    private static Examples part(int from, int to) {
        return Digits.examples().select(IntStream.range(from, to).toArray());
    }

    private void tell(AccountId account, Step step) {
        told.add(step);
    }
}
