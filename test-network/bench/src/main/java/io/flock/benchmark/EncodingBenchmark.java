package io.flock.benchmark;

import io.flock.protocol.tensor.ModelFile;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.UpdateEncoding;
import io.flock.testnet.bench.learning.MeasuredEncoding;
import io.flock.testnet.bench.learning.RandomWeights;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
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
import org.openjdk.jmh.annotations.Warmup;

/** Writes and reads an update in each encoding. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodingBenchmark {
    /** Called by JMH. */
    public EncodingBenchmark() {}

    /** An update, which does not depend on the encoding: the baseline is measured once for all of them. */
    @State(Scope.Benchmark)
    public static class Update {
        @Param({"1000000", "10000000"})
        private int values;

        private ModelWeights global;
        private ModelWeights update;
        private byte[] plain;

        /** Called by JMH. */
        public Update() {}

        /** Draws a model and an update. */
        @Setup(Level.Trial)
        public void draw() {
            TensorLayout layout = RandomWeights.layout(values);
            global = RandomWeights.of(layout, 0);
            update = RandomWeights.of(layout, 1);
            plain = new byte[Math.multiplyExact(values, Float.BYTES)];
        }
    }

    /** What it is written in. */
    @State(Scope.Benchmark)
    public static class Encoding {
        @Param
        private MeasuredEncoding encoding;

        private UpdateEncoding measured;
        private byte[] file;

        /** Called by JMH. */
        public Encoding() {}

        /** Writes the file that is read. */
        @Setup(Level.Trial)
        public void write(Update of) {
            measured = encoding.encoding();
            file = measured.write(of.update, of.global, new TreeMap<>());
        }
    }

    /** From weights to a file's bytes. */
    @Benchmark
    public byte[] write(Update of, Encoding in) {
        return in.measured.write(of.update, of.global, new TreeMap<>());
    }

    /** From a stranger's bytes to weights. */
    @Benchmark
    public ModelFile read(Update of, Encoding in) {
        return in.measured.read(in.file, of.global);
    }

    /** The baseline: SHA-256 of as many plain values. */
    @Benchmark
    public byte[] hash(Update of) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(of.plain);
    }
}
