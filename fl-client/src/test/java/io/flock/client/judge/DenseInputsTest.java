package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.conduct.OwnTraining;
import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.dense.DenseEngine;
import io.flock.client.evaluate.Evaluator;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Data in which every input is set, all vary alike and all classes are as frequent: each weight is moved as far as any
 * other, and what honest steps have in common is no profile.
 */
class DenseInputsTest {
    private static final int INPUTS = 128;
    private static final int CLASSES = 10;
    private static final int EXAMPLES = 100;
    private static final Bundle BUNDLE = Bundles.of(
            """
            {"schemaVersion": 1, "name": "dense", "model": {"layers": [{"type": "output"}]},
             "data": {"kind": "tabular", "columns": [%s],
               "label": {"name": "y", "type": "categorical", "classes": [%s]}},
             "training": {"updater": {"type": "sgd", "learningRate": 0.01}, "localEpochs": 2, "batchSize": 16}}
            """
                    .formatted(named(INPUTS, "{\"name\": \"x%d\", \"type\": \"numeric\"}"), named(CLASSES, "\"c%d\"")));

    @Test
    void honestUpdates_areNotTakenForNoise_byAVoterWhoseOwnStepsDoNotCorrelate() {
        try (Engine engine = DenseEngine.open(BUNDLE)) {
            ModelWeights global = Initialisation.fromSeed(seed(0), engine.layout());
            List<Proposal> honest = proposals(engine, global);
            Examples own = participant(99);
            Rehearsal rehearsal = OwnTraining.of(BUNDLE, engine, own);
            ProfileRule uncalibrated = new ProfileRule(
                    0.1, OwnSteps.of(global, rehearsal, Deadline.NONE).orElseThrow());

            List<Judgement> judgements = Judge.of(
                            BUNDLE, Evaluator.inProcess(engine), new Split(own, participant(98)), rehearsal)
                    .judge(global, honest);

            assertThat(judgements).extracting(Judgement::reason).containsOnly(Reason.SOUND);
            assertThat(honest)
                    .as("some would have been rejected, had the voter not looked at its own steps")
                    .anyMatch(update -> uncalibrated
                            .broken(((Proposal.Loaded) update).weights())
                            .isPresent());
        }
    }

    private static List<Proposal> proposals(Engine engine, ModelWeights global) {
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            proposals.add(new Proposal.Loaded(
                    AccountId.of("Org" + i + "MSP", "trainer"),
                    engine.train(global, participant(i), seed(i), TrainingProgress.NONE)));
        }
        return proposals;
    }

    /** As many examples of each class: a centre that is everybody's, and noise of deviation 1 on each input. */
    private static Examples participant(int number) {
        Random centres = new Random(3);
        float[] centre = new float[CLASSES * INPUTS];
        for (int i = 0; i < centre.length; i++) {
            centre[i] = (float) (0.3 * centres.nextGaussian());
        }
        Random random = new Random(number);
        float[] features = new float[EXAMPLES * INPUTS];
        int[] labels = new int[EXAMPLES];
        for (int example = 0; example < EXAMPLES; example++) {
            labels[example] = example % CLASSES;
            for (int input = 0; input < INPUTS; input++) {
                features[example * INPUTS + input] =
                        (float) (centre[labels[example] * INPUTS + input] + random.nextGaussian());
            }
        }
        return Examples.of(features, labels, INPUTS, CLASSES);
    }

    private static String named(int count, String pattern) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining(", "));
    }

    private static Digest seed(int number) {
        return new Digest("%064x".formatted(number));
    }
}
