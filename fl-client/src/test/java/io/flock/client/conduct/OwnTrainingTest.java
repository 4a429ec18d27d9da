package io.flock.client.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.NativeRuntime;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.choice.EngineKind;
import io.flock.client.engine.dense.DenseEngine;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.client.judge.Reason;
import io.flock.client.judge.Rehearsal;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnTrainingTest {
    private static final Digest SEED = new Digest("3".repeat(64));
    private static final Examples DIGITS = Digits.examples();

    @Test
    void voter_tellsNoiseOnTheGlobalModel_fromTrainingOnDataThatItNeverSaw() {
        try (Engine engine = DenseEngine.open(Digits.bundle())) {
            ModelWeights global = Initialisation.fromSeed(SEED, engine.layout());
            HonestConduct voter = new HonestConduct(Digits.bundle(), engine, new Split(part(0, 60), part(60, 80)));
            ModelWeights honest = engine.train(global, part(80, 160), SEED, TrainingProgress.NONE);

            List<Judgement> judgements = voter.judge(
                    global,
                    List.of(
                            new Proposal.Loaded(AccountId.of("Org1MSP", "trainer"), honest),
                            new Proposal.Loaded(AccountId.of("Org2MSP", "rider"), noisy(global))));

            assertThat(judgements).extracting(Judgement::reason).containsExactly(Reason.SOUND, Reason.UNTRAINED);
        }
    }

    @Test
    void tasksWhoseUpdatesAreNoise_orAFewChangesOnly_areJudgedWithoutIt() {
        assertThat(in(Digits.bundleWith(
                        "\"batchSize\": 16", "\"batchSize\": 16, \"clipNorm\": 1, \"noiseMultiplier\": 1")))
                .isSameAs(Rehearsal.NONE);
        assertThat(in(Digits.bundleWith(
                        "\"batchSize\": 16",
                        "\"batchSize\": 16, \"updates\": {\"encoding\": \"topK\", \"share\": 0.1}")))
                .isSameAs(Rehearsal.NONE);
        assertThat(Rehearsal.NONE.from(noisy(global()), Deadline.NONE)).isEmpty();
    }

    @Test
    void trainingThatDiverges_tellsNothing() {
        float[] beyond = new float[global().size()];
        Arrays.fill(beyond, 3e38f);

        try (Engine engine = DenseEngine.open(Digits.bundle())) {
            assertThat(OwnTraining.of(Digits.bundle(), engine, part(0, 40))
                            .from(ModelWeights.of(engine.layout(), beyond), Deadline.NONE))
                    .isEmpty();
        }
    }

    @Test
    void stepsOfTheVoter_comeFromTwoHalves_thatShareNoExample() {
        try (Engine engine = DenseEngine.open(Digits.bundle())) {
            Examples own = part(0, 3);
            Rehearsal.Twins twins = OwnTraining.of(Digits.bundle(), engine, own)
                    .from(global(), Deadline.NONE)
                    .orElseThrow();

            // Of one or two examples every order is the same step.
            assertThat(twins.one()).isEqualTo(engine.train(global(), part(0, 1), SEED, TrainingProgress.NONE));
            assertThat(twins.other()).isEqualTo(engine.train(global(), part(1, 3), SEED, TrainingProgress.NONE));
            assertThat(OwnTraining.of(Digits.bundle(), engine, part(0, 1))).isSameAs(Rehearsal.NONE);
        }
    }

    @Test
    void tooFewExamplesForHalvesThatNormalisationCanCount_areNoneToTrainOn() {
        String dense = "{\"type\": \"dense\", \"units\": 32}";
        Bundle normalised = Digits.bundleWith(dense, dense + ", {\"type\": \"batchnorm\"}");
        try (Engine engine = EngineKind.DL4J.open(normalised)) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());

            assertThat(OwnTraining.of(normalised, engine, part(0, 3))).isSameAs(Rehearsal.NONE);
            assertThat(OwnTraining.of(normalised, engine, part(0, 4)).from(start, Deadline.NONE))
                    .isPresent();
        }
    }

    @Test
    void trainingThatTakesTooLong_isGivenUp_andTheVoterJudgesByItsOtherRules() {
        try (Engine engine = DenseEngine.open(Digits.bundle())) {
            ModelWeights global = global();
            AtomicInteger batches = new AtomicInteger();
            Deadline third = () -> batches.incrementAndGet() >= 3;
            ModelWeights honest = engine.train(global, part(80, 160), SEED, TrainingProgress.NONE);
            HonestConduct voter = new HonestConduct(Digits.bundle(), engine, new Split(part(0, 60), part(60, 80)));

            List<Judgement> judgements = voter.judge(
                    global,
                    List.of(
                            new Proposal.Loaded(AccountId.of("Org1MSP", "trainer"), honest),
                            new Proposal.Loaded(AccountId.of("Org2MSP", "rider"), noisy(global)),
                            new Proposal.Loaded(AccountId.of("Org3MSP", "idler"), global)),
                    third);

            assertThat(batches).hasValue(3);
            assertThat(judgements)
                    .extracting(Judgement::reason)
                    .containsExactly(Reason.SOUND, Reason.HARMFUL, Reason.FREE_RIDER);
        }
    }

    @Test
    void voter_doesNotWaitForTheTrainingOfAnotherTask_untilItsVoteIsTooLate() throws Exception {
        CountDownLatch trains = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        Thread otherTask = new Thread(() -> NativeRuntime.exclusively(() -> {
            trains.countDown();
            return hasCome(ends);
        }));
        try (Engine engine = EngineKind.DL4J.open(Digits.bundle())) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
            Rehearsal own = OwnTraining.of(Digits.bundle(), engine, part(0, 40));
            otherTask.start();
            trains.await();
            AtomicInteger asked = new AtomicInteger();

            assertThat(own.from(start, () -> asked.incrementAndGet() >= 2)).isEmpty();
            assertThat(otherTask.isAlive()).isTrue();
            assertThat(asked).hasValue(2);
            ends.countDown();
            otherTask.join();
            assertThat(own.from(start, Deadline.NONE)).isPresent();
        }
    }

    /** Ends by itself, so that a voter who waits after all is told from one who doesn't. */
    private static boolean hasCome(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private static Rehearsal in(Bundle bundle) {
        try (Engine engine = DenseEngine.open(bundle)) {
            return OwnTraining.of(bundle, engine, DIGITS);
        }
    }

    private static ModelWeights global() {
        try (Engine engine = DenseEngine.open(Digits.bundle())) {
            return Initialisation.fromSeed(SEED, engine.layout());
        }
    }

    private static Examples part(int from, int to) {
        return DIGITS.select(IntStream.range(from, to).toArray());
    }

    private static ModelWeights noisy(ModelWeights global) {
        Random random = new Random(5);
        float[] values = global.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (1e-3 * random.nextGaussian());
        }
        return ModelWeights.of(global.layout(), values);
    }
}
