package io.flock.client.evaluate;

import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.ExampleLosses;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A child whose models do what their first value says. */
final class HostileChild {
    static final float BEHAVES = 1;
    static final float HANGS = 2;
    static final float DIES = 3;
    static final float RUNS_OUT_OF_HEAP = 4;
    static final float LIES = 5;
    /** Takes memory outside of Java's heap, which the JVM does not bound, and never ends. */
    static final float FILLS_MEMORY = 6;

    /** Bytes of that. */
    static final int FILLED = 512 << 20;

    private HostileChild() {}

    public static void main(String[] arguments) throws IOException {
        OutputStream replies = System.out;
        EvaluationChild.serve(
                System.in, replies, bundle -> new Hostile(bundle.shape().layout()));
    }

    private record Hostile(TensorLayout layout) implements Engine {
        @Override
        public ModelWeights train(ModelWeights global, Examples train, Digest seed, TrainingProgress progress) {
            throw new UnsupportedOperationException("a child does not train");
        }

        @Override
        public Evaluation evaluate(ModelWeights model, Examples examples) {
            int kind = (int) model.get(0);
            if (kind == HANGS) {
                while (true) {
                    LockSupport.park();
                }
            } else if (kind == DIES) {
                Runtime.getRuntime().halt(1);
            } else if (kind == RUNS_OUT_OF_HEAP) {
                List<long[]> kept = new ArrayList<>();
                while (kept.size() < Integer.MAX_VALUE) {
                    kept.add(new long[1 << 20]);
                }
            }
            if (kind == FILLS_MEMORY) {
                fillMemory();
            }
            int counted = kind == LIES ? 7 : examples.size();
            return new Evaluation(1, counted, Map.of(), ExampleLosses.of(new float[counted]));
        }

        private static void fillMemory() {
            try {
                Path file = Files.createTempFile("flock-hostile", "");
                try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                    MappedByteBuffer memory = channel.map(FileChannel.MapMode.PRIVATE, 0, FILLED);
                    for (int i = 0; i < FILLED; i += 4096) {
                        memory.put(i, (byte) 1);
                    }
                    while (memory.get(0) == 1) {
                        LockSupport.park();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }
}
