package io.flock.testnet.demo;

import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how long an engine trains and evaluates: what is left of a round is the ledger's and the network's. */
final class TimedEngine implements Engine {
    private final Engine engine;
    private final AtomicLong nanos = new AtomicLong();

    TimedEngine(Engine engine) {
        this.engine = engine;
    }

    long nanos() {
        return nanos.get();
    }

    @Override
    public TensorLayout layout() {
        return engine.layout();
    }

    /** One at a time, so that waiting for the engine does not count twice. */
    @Override
    public synchronized ModelWeights train(
            ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
        long begun = System.nanoTime();
        try {
            return engine.train(global, train, seed, progress);
        } finally {
            nanos.addAndGet(System.nanoTime() - begun);
        }
    }

    @Override
    public synchronized Evaluation evaluate(ModelWeights model, Examples examples) {
        long begun = System.nanoTime();
        try {
            return engine.evaluate(model, examples);
        } finally {
            nanos.addAndGet(System.nanoTime() - begun);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
