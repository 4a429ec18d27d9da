package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.ImageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalvedImagesTest {
    @TempDir
    Path folder;

    @Test
    void eachPixel_isTheMeanOfTwoByTwo_channelByChannel() throws IOException {
        // Two channels of 2 x 6, halved to 1 x 3.
        Path file = Files.writeString(
                folder.resolve("images.csv"),
                """
                0,4,1,1,8,8, 0,4,1,3,8,8, 2,0,0,0,0,1, 2,0,0,0,1,0, 1
                0,0,0,0,0,0, 0,0,0,0,0,0, 0,0,0,0,0,0, 0,0,0,0,0,8, 0
                """
                        .replace(" ", ""));
        Examples halved = HalvedImages.read(new ImageData(1, 3, 2, 2, 8), List.of(file));

        assertThat(halved)
                .isEqualTo(Examples.of(
                        new float[] {2 / 8f, 1.5f / 8, 1, 1 / 8f, 0, 0.5f / 8, 0, 0, 0, 0, 0, 2 / 8f},
                        new int[] {1, 0},
                        6,
                        2));
    }

    @Test
    void imagesOfAnotherSize_areRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("images.csv"), "0,0,0,1\n");

        assertThatThrownBy(() -> HalvedImages.read(new ImageData(1, 3, 1, 2, 8), List.of(file)))
                .hasMessageStartingWith("DATA_INVALID|")
                .hasMessageContaining("4 fields, 12 pixels and a label are expected");
    }
}
