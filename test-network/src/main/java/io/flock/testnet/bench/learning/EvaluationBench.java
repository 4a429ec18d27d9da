package io.flock.testnet.bench.learning;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.choice.EngineKind;
import io.flock.client.evaluate.ChildEvaluator;
import io.flock.client.evaluate.EvaluationLimits;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.testnet.bench.load.Stopwatch;
import io.flock.testnet.bench.training.TrainingNet;

/** Times evaluation, here and in the process for models of others, beside training on the same examples. */
final class EvaluationBench {
    private static final Digest SEED = new Digest("0".repeat(64));
    private static final int BATCH = 32;

    private final Examples examples;
    private final Stopwatch stopwatch;

    EvaluationBench(int examples, Stopwatch stopwatch) {
        this.examples = TrainingNet.examples(examples);
        this.stopwatch = stopwatch;
    }

    EvaluationFigure measure(EngineKind kind, TrainingNet net) {
        Bundle bundle = net.bundle(BATCH);
        long values = (long) examples.size() * examples.width();
        try (Engine engine = kind.open(bundle);
                ChildEvaluator child = new ChildEvaluator(kind, bundle, EvaluationLimits.of(bundle, values))) {
            ModelWeights model = Initialisation.fromSeed(SEED, engine.layout());
            Evaluation own = engine.evaluate(model, examples);
            long begun = System.nanoTime();
            requireSame(own, child.evaluate(model, examples));
            double first = (System.nanoTime() - begun) / 1e9;
            return new EvaluationFigure(
                    net,
                    kind,
                    examples.size(),
                    stopwatch.median(() -> engine.evaluate(model, examples)),
                    stopwatch.median(() -> engine.train(model, examples, SEED, TrainingProgress.NONE)),
                    stopwatch.median(() -> child.evaluate(model, examples)),
                    first);
        }
    }

    /** Times of different results are not compared. */
    private static void requireSame(Evaluation own, Trial child) {
        if (!(Math.abs(own.loss() - child.loss()) <= 1e-6)) {
            throw new IllegalStateException("evaluated here: " + own + ", in the child process: " + child);
        }
    }
}
