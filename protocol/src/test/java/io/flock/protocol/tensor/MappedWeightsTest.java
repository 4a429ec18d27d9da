package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedWeightsTest {
    @TempDir
    private Path folder;

    @Test
    void mappedFile_holdsTheValuesOfTheModel_inPiecesOfAnyLength() throws IOException {
        ModelWeights model = Tensors.small();
        MappedWeights mapped =
                MappedWeights.open(write(SafetensorsWriter.write(model, new TreeMap<>())), Tensors.SMALL);

        assertThat(mapped.layout()).isEqualTo(model.layout());
        for (int from = 0; from < model.size(); from++) {
            for (int length = 0; length <= model.size() - from; length++) {
                float[] piece = new float[length];
                mapped.copyTo(from, piece, length);
                assertThat(piece).isEqualTo(Arrays.copyOfRange(model.toArray(), from, from + length));
            }
        }
    }

    @Test
    void tensorsInAnotherOrderInTheFile_standInTheLayoutsOrder() throws IOException {
        // The weights before the bias, as another writer may put them.
        String header = "{\"dense_weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"dense_bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + 32).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        for (float value : List.of(1f, 2f, 3f, 4f, 5f, 6f, 0.5f, -1f)) {
            file.putFloat(value);
        }
        MappedWeights mapped = MappedWeights.open(write(file.array()), Tensors.SMALL);

        float[] values = new float[8];
        mapped.copyTo(0, values, 8);
        assertThat(values).isEqualTo(Tensors.small().toArray());
    }

    @Test
    void fileOfAnotherLength_isRefused() throws IOException {
        byte[] whole = SafetensorsWriter.write(Tensors.small(), new TreeMap<>());
        Path shorter = write(Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> MappedWeights.open(shorter, Tensors.SMALL)).hasMessageStartingWith("MODEL_INVALID|");

        Path longer = write(Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> MappedWeights.open(longer, Tensors.SMALL)).hasMessageStartingWith("MODEL_INVALID|");
    }

    @Test
    void valueThatIsNotFinite_isRefused() throws IOException {
        byte[] file = SafetensorsWriter.write(Tensors.small(), new TreeMap<>());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
        Path path = write(file);

        assertThatThrownBy(() -> MappedWeights.open(path, Tensors.SMALL))
                .hasMessageStartingWith("MODEL_INVALID|value 7 of the model is NaN");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "model", ".safetensors"), bytes);
    }
}
