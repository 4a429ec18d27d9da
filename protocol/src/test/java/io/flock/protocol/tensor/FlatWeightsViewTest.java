package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatWeightsViewTest {
    @TempDir
    Path folder;

    @Test
    void viewHasTheValues_inMemoryAndInAFile_alsoAcrossTensors() throws Exception {
        ModelWeights model = Tensors.small();
        Path file = folder.resolve("model.safetensors");
        Files.write(file, SafetensorsWriter.write(model, new TreeMap<>()));
        MappedWeights mapped = MappedWeights.open(file, Tensors.SMALL);

        for (int from = 0; from < model.size(); from++) {
            for (int length = 1; from + length <= model.size(); length++) {
                FloatBuffer here = model.view(from, length, new float[length]);
                FloatBuffer there = mapped.view(from, length, new float[length]);
                for (int k = 0; k < length; k++) {
                    assertThat(here.get(k)).isEqualTo(model.get(from + k));
                    assertThat(there.get(k)).isEqualTo(model.get(from + k));
                }
            }
        }
    }

    @Test
    void weightsCantBeChanged_throughAView() {
        assertThatThrownBy(() -> Tensors.small().view(0, 8, new float[8]).put(0, 1))
                .isInstanceOf(ReadOnlyBufferException.class);
    }
}
