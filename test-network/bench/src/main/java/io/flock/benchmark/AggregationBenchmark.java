package io.flock.benchmark;

import io.flock.protocol.aggregate.Aggregation;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.tensor.MappedWeights;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.testnet.bench.learning.UpdateFiles;
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

/** Combines mapped updates by one rule of each kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class AggregationBenchmark {
    @Param({"10", "50", "100"})
    private int updates;

    @Param({"1000000", "10000000"})
    private int values;

    @Param({"fedavg", "median", "trimmedMean(0.2)", "krum(3)", "multiKrum(3,2)", "geometricMedian", "clippedMean(1)"})
    private String rule;

    private UpdateFiles files;
    private ModelWeights global;
    private AggregationRule parsed;
    private float[] spare;

    /** Called by JMH. */
    public AggregationBenchmark() {}

    /** Writes the updates and maps them. */
    @Setup(Level.Trial)
    public void open() {
        files = new UpdateFiles(updates, values);
        global = files.global();
        parsed = AggregationRule.parse(rule);
        spare = new float[values];
    }

    /** Deletes them. */
    @TearDown(Level.Trial)
    public void close() {
        files.close();
    }

    /** The rule. */
    @Benchmark
    public ModelWeights combine() {
        return Aggregation.of(parsed, global, files.updates());
    }

    /** The baseline: every update is read once on one thread, and nothing computed. */
    @Benchmark
    public float[] copy() {
        for (MappedWeights update : files.updates().values()) {
            update.copyTo(0, spare, values);
        }
        return spare;
    }
}
