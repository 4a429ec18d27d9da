package io.flock.protocol.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.UpdateEncoding;
import io.flock.protocol.tensor.UpdateEncoding.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates decoded by the Python package safetensors and NumPy: {@code mvn verify -Pinterop}. */
class UpdateEncodingPythonIT {
    private static final Path SCRIPT = Path.of("src", "test", "resources", "interop", "updates.py");
    private static Python python;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() throws Exception {
        python = Python.find();
    }

    @Test
    void everyEncoding_decodesInPythonToTheSameBits() throws Exception {
        ModelWeights start = random(1, 1);
        ModelWeights update = random(2, 0.01f);
        Path global = folder.resolve("global.safetensors");
        Files.write(global, SafetensorsWriter.write(start, new TreeMap<>()));

        for (UpdateEncoding encoding : List.of(
                UpdateEncoding.float32(),
                new UpdateEncoding(Kind.BFLOAT16, Optional.empty()),
                new UpdateEncoding(Kind.INT8, Optional.empty()),
                new UpdateEncoding(Kind.TOP_K, Optional.of(0.3)))) {
            Path file = folder.resolve(encoding.kind() + ".safetensors");
            Files.write(file, encoding.write(update, start, new TreeMap<>()));

            Python.Result read = python.run(SCRIPT.toString(), global.toString(), file.toString());

            assertThat(read.err()).as(encoding.toString()).isEmpty();
            assertThat(WeightsDocument.of(read.out()).weights())
                    .as(encoding.toString())
                    .isEqualTo(encoding.effective(update, start));
        }
    }

    private static ModelWeights random(long seed, float size) {
        ModelWeights kept = WeightsDocument.kept().weights();
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[kept.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = size * (float) random.nextDouble(-1, 1);
        }
        return ModelWeights.of(kept.layout(), values);
    }
}
