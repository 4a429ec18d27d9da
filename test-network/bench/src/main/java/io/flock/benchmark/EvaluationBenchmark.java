package io.flock.benchmark;

import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.choice.EngineKind;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.testnet.bench.training.TrainingNet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Evaluates by each engine. The JVM needs {@code OMP_NUM_THREADS=1} in its environment. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {
    private static final Digest SEED = new Digest("0".repeat(64));
    private static final int BATCH = 32;

    @Param
    private EngineKind engine;

    @Param
    private TrainingNet net;

    @Param("2000")
    private int examples;

    private Engine opened;
    private Examples drawn;
    private ModelWeights model;

    /** Called by JMH. */
    public EvaluationBenchmark() {}

    /** Opens the engine. */
    @Setup(Level.Trial)
    public void open() {
        opened = engine.open(net.bundle(BATCH));
        drawn = TrainingNet.examples(examples);
        model = Initialisation.fromSeed(SEED, opened.layout());
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        opened.close();
    }

    /** Loss and accuracy. */
    @Benchmark
    public Evaluation evaluate() {
        return opened.evaluate(model, drawn);
    }

    /** The baseline: one epoch on the same examples in batches of 32. */
    @Benchmark
    public ModelWeights train() {
        return opened.train(model, drawn, SEED, TrainingProgress.NONE);
    }
}
