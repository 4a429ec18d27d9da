package io.flock.client.serve;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.Predictor;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ModelVersion;
import java.util.Optional;
import java.util.concurrent.Phaser;

/** A version in memory. Requests enter and leave, so that it ends only after the last one. */
final class ServedVersion implements AutoCloseable {
    private final ModelVersion version;
    private final Batcher batcher;
    private final Optional<Bundle> bundle;
    /** It ends with the last to leave after {@link #close} has begun, in the same step, so that nobody enters in between. */
    private final Phaser inside = new Phaser(1) {
        @Override
        protected boolean onAdvance(int phase, int registered) {
            return true;
        }
    };

    private volatile Optional<Evaluation> feedback = Optional.empty();

    /** @param bundle the model's, without which it is not measured */
    ServedVersion(ModelVersion version, Batcher batcher, Optional<Bundle> bundle) {
        this.version = version;
        this.batcher = batcher;
        this.bundle = bundle;
    }

    ListingId listing() {
        return version.ref().listing();
    }

    int number() {
        return version.ref().version();
    }

    ModelVersion version() {
        return version;
    }

    Batcher batcher() {
        return batcher;
    }

    Optional<Bundle> bundle() {
        return bundle;
    }

    /** What the model scores on the examples that came with its ratings; empty where it was not measured. */
    Optional<Evaluation> feedback() {
        return feedback;
    }

    void feedback(Optional<Evaluation> measured) {
        feedback = measured;
    }

    /**
     * Loss and measurements on some examples, between requests. It keeps the version from ending for a few examples only.
     *
     * @throws FlockException UNKNOWN_LISTING when it has ended meanwhile
     */
    Evaluation evaluate(Bundle its, Examples examples) {
        return new Entering().evaluate(its, examples);
    }

    /** The model, which is entered for each call. */
    private final class Entering implements Predictor {
        @Override
        public int width() {
            return batcher.width();
        }

        @Override
        public int outputs() {
            return batcher.outputs();
        }

        @Override
        public float[] predict(float[] features, int rows) {
            if (!enter()) {
                throw new FlockException(ErrorCode.UNKNOWN_LISTING, version.ref() + " is not served any more");
            }
            try {
                return batcher.predictNow(features, rows);
            } finally {
                leave();
            }
        }

        @Override
        public void close() {}
    }

    /** Keeps it open until {@link #leave}; false when it has ended. */
    boolean enter() {
        return inside.register() >= 0;
    }

    void leave() {
        inside.arriveAndDeregister();
    }

    @Override
    public void close() {
        inside.arriveAndAwaitAdvance();
        batcher.close();
    }
}
