package io.flock.protocol.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.SafetensorsWriter;
import org.junit.jupiter.api.Test;

/** The files that were exchanged with Python's safetensors, kept by SafetensorsPythonIT. */
class SafetensorsGoldenTest {
    private final WeightsDocument kept = WeightsDocument.kept();

    @Test
    void fileOfThePythonPackage_isReadBitForBit() {
        byte[] file = WeightsDocument.resource("python.safetensors");

        assertThat(WeightsDocument.of(
                        SafetensorsReader.read(file, kept.weights().layout())))
                .isEqualTo(kept);
    }

    @Test
    void fileThatThePythonPackageHasRead_isWhatIsWritten() {
        assertThat(SafetensorsWriter.write(kept.weights(), kept.metadata()))
                .isEqualTo(WeightsDocument.resource("java.safetensors"));
    }
}
