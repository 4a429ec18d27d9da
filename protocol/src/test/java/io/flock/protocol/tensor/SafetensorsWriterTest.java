package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsWriterTest {
    private static final String HEADER = "{\"__metadata__\":{\"round\":\"3\",\"task\":\"digits\"},"
            + "\"dense_bias\":{\"data_offsets\":[0,8],\"dtype\":\"F32\",\"shape\":[2]},"
            + "\"dense_weight\":{\"data_offsets\":[8,32],\"dtype\":\"F32\",\"shape\":[2,3]}}";

    @Test
    void file_isByteForByteTheGoldenOne() {
        ByteBuffer golden = ByteBuffer.allocate(8 + 176 + 32).order(ByteOrder.LITTLE_ENDIAN);
        golden.putLong(176).put((HEADER + " ".repeat(176 - HEADER.length())).getBytes(StandardCharsets.US_ASCII));
        for (float value : new float[] {0.5f, -1, 1, 2, 3, 4, 5, 6}) {
            golden.putFloat(value);
        }

        byte[] file = SafetensorsWriter.write(Tensors.small(), metadata("round", "3", "task", "digits"));

        assertThat(file).isEqualTo(golden.array());
        assertThat(SafetensorsReader.read(file, Tensors.SMALL).fileDigest())
                .hasToString("a226e4dcc8cb49bf60bdaeec325be17987ad1ee083691f3bc08e18348a28fa5e");
    }

    @Property
    void everyFile_isReadAsItWasWritten(@ForAll @Size(8) float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isFinite(values[i]) ? values[i] : 0;
        }
        ModelWeights weights = ModelWeights.of(Tensors.SMALL, values);

        ModelFile read = SafetensorsReader.read(SafetensorsWriter.write(weights, metadata("k", "v")), Tensors.SMALL);

        assertThat(read.weights()).isEqualTo(weights);
        assertThat(read.metadata()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void modelLongerThanOnePiece_isReadAsItWasWritten() {
        TensorLayout layout = Tensors.vector(100_003);
        ModelWeights weights = Initialisation.fromSeed(Tensors.small().tensorDigest(), layout);

        byte[] file = SafetensorsWriter.write(weights, new TreeMap<>());

        assertThat(SafetensorsReader.read(file, layout).weights()).isEqualTo(weights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote\"", "back\\slash", "line\nfeed", "ü"})
    void metadataThatWouldNeedEscaping_isRefused(String value) {
        assertThatThrownBy(() -> SafetensorsWriter.write(Tensors.small(), metadata("key", value)))
                .hasMessageContaining("metadata entry 'key'");
    }

    private static SortedMap<String, String> metadata(String... pairs) {
        SortedMap<String, String> metadata = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            metadata.put(pairs[i], pairs[i + 1]);
        }
        return metadata;
    }
}
