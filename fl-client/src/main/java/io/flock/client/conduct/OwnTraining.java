package io.flock.client.conduct;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Rehearsal;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.UpdateEncoding;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A voter trains as it would as a proposer, on two halves of a few of its own examples. */
public final class OwnTraining implements Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTraining.class);
    /** Of both halves together: enough to see which weights training moves, and by how much at least; more costs time. */
    private static final int MOST_EXAMPLES = 512;

    /**
     * The order of the examples is nobody's secret: what comes of them never leaves the voter. Each half has its own, so
     * that the two steps don't share what a seed draws, such as which units drop out.
     */
    private static final Digest ONE_ORDER = new Digest("0".repeat(64));

    private static final Digest OTHER_ORDER = new Digest("1".repeat(64));

    private final Engine engine;
    private final Examples one;
    private final Examples other;

    private OwnTraining(Engine engine, Examples one, Examples other) {
        this.engine = engine;
        this.one = one;
        this.other = other;
    }

    /**
     * Training on some of these examples; {@link Rehearsal#NONE} in tasks whose updates carry noise for privacy, where an
     * honest step looks like noise too and is as long as its clipping and its noise, not as training makes it; in those that
     * send the greatest changes only, which are compared with nothing; and with too few examples for two halves, of which
     * each can be trained on.
     */
    public static Rehearsal of(Bundle bundle, Engine engine, Examples train) {
        if (bundle.training().privateRelease().isPresent()
                || bundle.training().updates().kind() == UpdateEncoding.Kind.TOP_K
                || train.size() < 2 * bundle.shape().leastBatch()) {
            return Rehearsal.NONE;
        }
        int size = Math.min(MOST_EXAMPLES, train.size());
        return new OwnTraining(engine, part(train, 0, size / 2), part(train, size / 2, size));
    }

    private static Examples part(Examples train, int from, int to) {
        return train.select(IntStream.range(from, to).toArray());
    }

    @Override
    public Optional<Twins> from(ModelWeights global, Deadline deadline) {
        try {
            return Optional.of(new Twins(
                    engine.train(global, one, ONE_ORDER, new UntilDeadline(deadline)),
                    engine.train(global, other, OTHER_ORDER, new UntilDeadline(deadline))));
        } catch (OutOfTime e) {
            LOG.warn("own training takes longer than the phase leaves: updates of this round are judged without it");
            return Optional.empty();
        } catch (FlockException e) {
            if (!e.code().equals(Optional.of(ErrorCode.MODEL_INVALID))) {
                throw e;
            }
            return Optional.empty(); // from this model training diverges, and no step tells anything
        }
    }

    private record UntilDeadline(Deadline deadline) implements TrainingProgress {
        @Override
        public void epochDone(int epoch, int epochs, double loss) {}

        @Override
        public void waiting() {
            batchDone();
        }

        @Override
        public void batchDone() {
            if (deadline.isPast()) {
                throw new OutOfTime();
            }
        }
    }

    /** Ends a training; never leaves this class. */
    private static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfTime() {
            super("out of time", null, false, false);
        }
    }
}
