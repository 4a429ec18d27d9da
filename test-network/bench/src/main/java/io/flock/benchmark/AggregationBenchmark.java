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
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class AggregationBenchmark {
    /** Called by JMH. */
    public AggregationBenchmark() {}

    /** The updates, which do not depend on the rule: the baseline is measured once for all rules. */
    @State(Scope.Benchmark)
    public static class Updates {
        @Param({"10", "50", "100"})
        private int updates;

        @Param({"1000000", "10000000"})
        private int values;

        private UpdateFiles files;
        private ModelWeights global;
        private float[] spare;

        /** Called by JMH. */
        public Updates() {}

        /** Writes the updates and maps them. */
        @Setup(Level.Trial)
        public void open() {
            files = new UpdateFiles(updates, values);
            global = files.global();
            spare = new float[values];
        }

        /** Deletes them. */
        @TearDown(Level.Trial)
        public void close() {
            files.close();
        }
    }

    /** What they are combined by. */
    @State(Scope.Benchmark)
    public static class Rule {
        @Param({"fedavg", "median", "trimmedMean(0.2)", "krum(3)", "multiKrum(3,2)", "geometricMedian", "clippedMean(1)"
        })
        private String rule;

        private AggregationRule parsed;

        /** Called by JMH. */
        public Rule() {}

        /** Reads it. */
        @Setup(Level.Trial)
        public void parse() {
            parsed = AggregationRule.parse(rule);
        }
    }

    /** The rule. */
    @Benchmark
    public ModelWeights combine(Updates of, Rule by) {
        return Aggregation.of(by.parsed, of.global, of.files.updates());
    }

    /** The baseline: every update is read once on one thread, and nothing computed. */
    @Benchmark
    public float[] copy(Updates of) {
        for (MappedWeights update : of.files.updates().values()) {
            update.copyTo(0, of.spare, of.values);
        }
        return of.spare;
    }
}
