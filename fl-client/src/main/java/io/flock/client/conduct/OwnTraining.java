package io.flock.client.conduct;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Rehearsal;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.UpdateEncoding;
import java.util.Optional;
import java.util.stream.IntStream;

/** A voter trains as it would as a proposer, on a few of its own examples. */
public final class OwnTraining implements Rehearsal {
    /** Enough to see which weights training moves; more would only cost time. */
    private static final int MOST_EXAMPLES = 512;

    /** The order of the examples is nobody's secret: what comes of them never leaves the voter. */
    private static final Digest ORDER = new Digest("0".repeat(64));

    private final Engine engine;
    private final Examples examples;

    private OwnTraining(Engine engine, Examples examples) {
        this.engine = engine;
        this.examples = examples;
    }

    /**
     * Training on some of these examples; {@link Rehearsal#NONE} in tasks whose updates carry noise for privacy, where an
     * honest step looks like noise too, and in those that send the greatest changes only, which are compared with nothing.
     */
    public static Rehearsal of(Bundle bundle, Engine engine, Examples train) {
        if (bundle.training().privateRelease().isPresent()
                || bundle.training().updates().kind() == UpdateEncoding.Kind.TOP_K) {
            return Rehearsal.NONE;
        }
        int size = Math.min(MOST_EXAMPLES, train.size());
        return new OwnTraining(engine, train.select(IntStream.range(0, size).toArray()));
    }

    @Override
    public Optional<ModelWeights> from(ModelWeights global) {
        try {
            return Optional.of(engine.train(global, examples, ORDER, TrainingProgress.NONE));
        } catch (FlockException e) {
            if (!e.code().equals(Optional.of(ErrorCode.MODEL_INVALID))) {
                throw e;
            }
            return Optional.empty(); // from this model training diverges, and no step tells anything
        }
    }
}
