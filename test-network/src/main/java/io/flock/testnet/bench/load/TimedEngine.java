package io.flock.testnet.bench.load;

import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/** Counts how long an engine trains and evaluates: what is left of a round is the ledger's and the network's. */
public final class TimedEngine implements Engine {
    /** What trainings and evaluations took so far, in seconds on the clock and of their threads' CPU time. */
    public record Time(double seconds, double cpuSeconds) {
        /** Since then. */
        public Time since(Time before) {
            return new Time(seconds - before.seconds, cpuSeconds - before.cpuSeconds);
        }
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Engine engine;
    private final Object oneAtATime = new Object();
    private volatile Time time = new Time(0, 0);

    /** The engine is closed with this one. */
    public TimedEngine(Engine engine) {
        this.engine = engine;
    }

    /** Of all calls that have ended. */
    public Time time() {
        return time;
    }

    @Override
    public TensorLayout layout() {
        return engine.layout();
    }

    @Override
    public ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
        return timed(() -> engine.train(global, train, seed, progress));
    }

    @Override
    public Evaluation evaluate(ModelWeights model, Examples examples) {
        return timed(() -> engine.evaluate(model, examples));
    }

    /** One at a time, so that waiting for the engine does not count twice. */
    private <T> T timed(Supplier<T> call) {
        synchronized (oneAtATime) {
            long begun = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime();
            try {
                return call.get();
            } finally {
                time = new Time(
                        time.seconds() + (System.nanoTime() - begun) / 1e9,
                        time.cpuSeconds() + (THREADS.getCurrentThreadCpuTime() - used) / 1e9);
            }
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
