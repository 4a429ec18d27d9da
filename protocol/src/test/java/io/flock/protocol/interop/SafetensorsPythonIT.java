package io.flock.protocol.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.SafetensorsWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Model files against the Python package safetensors, in both directions. Runs in {@code -Pinterop}, and fails there
 * where the package is missing. With {@code -Dinterop.write=true} the files are kept, for SafetensorsGoldenTest.
 */
class SafetensorsPythonIT {
    private static final Path KEPT = Path.of("src", "test", "resources", "interop");

    private static Python python;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() throws Exception {
        python = Python.find();
    }

    @Test
    void fileThatIsWrittenHere_isReadByPythonBitForBit() throws Exception {
        WeightsDocument kept = WeightsDocument.kept();
        Path file = folder.resolve("java.safetensors");
        Files.write(file, SafetensorsWriter.write(kept.weights(), kept.metadata()));

        Python.Result read = python.run(script(), "read", file.toString());

        assertThat(read.err()).isEmpty();
        assertThat(WeightsDocument.of(read.out())).isEqualTo(kept);
        keep(file);
    }

    @Test
    void fileThatPythonWrites_isReadHereBitForBit() throws Exception {
        WeightsDocument kept = WeightsDocument.kept();
        Path file = folder.resolve("python.safetensors");

        Python.Result written =
                python.run(script(), "write", KEPT.resolve("weights.json").toString(), file.toString());

        assertThat(written.err()).isEmpty();
        assertThat(written.status()).isZero();
        assertThat(WeightsDocument.of(SafetensorsReader.read(
                        Files.readAllBytes(file), kept.weights().layout())))
                .isEqualTo(kept);
        keep(file);
    }

    private static String script() {
        return KEPT.resolve("weights.py").toString();
    }

    private static void keep(Path file) throws Exception {
        if (Boolean.getBoolean("interop.write")) {
            Files.write(KEPT.resolve(file.getFileName()), Files.readAllBytes(file));
        }
    }
}
