package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatWeightsViewTest {
    @TempDir
    Path folder;

    @Test
    void viewHasTheValues_inMemoryAndInAFile() throws Exception {
        ModelWeights model = Tensors.small();
        Path file = folder.resolve("model.safetensors");
        Files.write(file, SafetensorsWriter.write(model, new TreeMap<>()));
        MappedWeights mapped = MappedWeights.open(file, Tensors.SMALL);

        for (int from = 0; from < model.size(); from++) {
            assertThat(model.together(from)).isEqualTo(model.size() - from);
            for (FlatWeights weights : List.of(model, mapped)) {
                for (int length = 1; length <= weights.together(from); length++) {
                    FloatBuffer view = weights.view(from, length);
                    for (int k = 0; k < length; k++) {
                        assertThat(view.get(k)).isEqualTo(model.get(from + k));
                    }
                }
            }
        }
    }

    @Test
    void inAFile_theValuesOfOneTensorLieTogether() throws Exception {
        Path file = folder.resolve("model.safetensors");
        Files.write(file, SafetensorsWriter.write(Tensors.small(), new TreeMap<>()));
        MappedWeights mapped = MappedWeights.open(file, Tensors.SMALL);

        int at = 0;
        for (TensorSpec tensor : Tensors.SMALL.tensors()) {
            for (int within = 0; within < tensor.elements(); within++) {
                assertThat(mapped.together(at + within)).isEqualTo(tensor.elements() - within);
            }
            at += tensor.elements();
        }
        assertThat(Tensors.SMALL.tensors()).hasSizeGreaterThan(1);
    }

    @Test
    void weightsCantBeChanged_throughAView() {
        assertThatThrownBy(() -> Tensors.small().view(0, 8).put(0, 1)).isInstanceOf(ReadOnlyBufferException.class);
    }
}
