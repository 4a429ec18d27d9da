package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundles;
import io.flock.client.bundle.ImageData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReaderTest {
    private static final ImageData SMALL = new ImageData(2, 2, 1, 3, 255);

    @TempDir
    Path folder;

    @Test
    void gzippedCsv_isRead_pixelsScaledToOne() {
        Examples digits = Digits.examples();
        float[] first = new float[64];
        digits.copyFeatures(0, first, 0);

        assertThat(digits.size()).isEqualTo(240);
        assertThat(Arrays.copyOf(first, 6)).containsExactly(0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f);
        assertThat(digits.label(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "0,1,2,3,0;0,1,256,3,0 ~ line 2, column 3 (pixel): '256' is not a whole number from 0 to 255",
                "0,1,2,-3,0            ~ line 1, column 4 (pixel): '-3' is not a whole number",
                "0,1,2,1.5,0           ~ line 1, column 4 (pixel): '1.5' is not a whole number",
                "0,1,2,3,3             ~ line 1, column 5 (label): '3' is not a whole number from 0 to 2",
                "0,1,2,3               ~ line 1: 4 fields, 4 pixels and a label are expected",
            })
    void badRow_isNamed_byFileLineAndColumn(String rows, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("images.csv"), rows.replace(';', '\n'));

        assertThatThrownBy(() -> DataReader.read(SMALL, List.of(file)))
                .hasMessageStartingWith("DATA_INVALID|")
                .hasMessageContaining("images.csv, " + expected);
    }

    @Test
    void idxPair_isRead_gzippedOrNot() throws IOException {
        Path images = write("images-idx3-ubyte.gz", idx(new int[] {2, 2, 2}, 0, 51, 255, 0, 1, 2, 3, 4));
        Path labels = write("labels-idx1-ubyte", idx(new int[] {2}, 2, 0));

        Examples examples = DataReader.read(SMALL, List.of(images, labels));

        float[] first = new float[4];
        examples.copyFeatures(0, first, 0);
        assertThat(first).containsExactly(0, 0.2f, 1, 0);
        assertThat(examples.label(0)).isEqualTo(2);
        assertThat(examples.size()).isEqualTo(2);
    }

    @Test
    void badIdx_isRefused_sayingWhy() throws IOException {
        Path labels = write("labels", idx(new int[] {2}, 2, 0));
        byte[] good = idx(new int[] {2, 2, 2}, 0, 51, 255, 0, 1, 2, 3, 4);

        refused(write("cut", Arrays.copyOf(good, good.length - 1)), labels, "it ends inside image 2 of 2");
        refused(write("long", Arrays.copyOf(good, good.length + 1)), labels, "more bytes follow");
        refused(write("head", Arrays.copyOf(good, 10)), labels, "it ends inside the header");
        refused(write("one", idx(new int[] {1, 2, 2}, 0, 0, 0, 0)), labels, "1 images, but");
        refused(write("wide", idx(new int[] {2, 2, 3}, new int[12])), labels, "a dimension is 3, the bundle says 2");
        refused(write("count", idx(new int[] {-1, 2, 2}, new int[8])), labels, "4294967295 examples");
        refused(labels, labels, "not an IDX file of unsigned bytes with 3 dimensions");
        refused(write("i", good), write("l", idx(new int[] {2}, 2, 3)), "label 2: 3 is not from 0 to 2");
    }

    @Test
    void hugeCountInTheHeader_isRefused_withoutTakingMemoryForIt() throws IOException {
        Path labels = write("labels", idx(new int[] {Integer.MAX_VALUE}, 1, 2));

        refused(
                write("images", idx(new int[] {Integer.MAX_VALUE, 2, 2}, 1, 2)),
                labels,
                "it ends after 2 of 2147483647");
    }

    @Test
    void damagedGzip_isRefused() throws IOException {
        byte[] packed = Files.readAllBytes(Digits.file());
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed, packed.length / 2));
        packed[packed.length / 2] ^= 0x55;
        Path damaged = Files.write(folder.resolve("damaged.csv.gz"), packed);

        assertThatThrownBy(() -> DataReader.read(Digits.bundle().data(), List.of(cut)))
                .hasMessageStartingWith("DATA_INVALID|");
        assertThatThrownBy(() -> DataReader.read(Digits.bundle().data(), List.of(damaged)))
                .hasMessageStartingWith("DATA_INVALID|");
    }

    @Test
    void idxImagesWithoutLabels_areRefused() throws IOException {
        Path images = write("train-images-idx3-ubyte", idx(new int[] {1, 2, 2}, 0, 0, 0, 0));

        assertThatThrownBy(() -> DataReader.read(SMALL, List.of(images))).hasMessageContaining("that of the labels");
        assertThatThrownBy(() -> DataReader.read(Bundles.of(Bundles.TINY).data(), List.of(images, images)))
                .hasMessageContaining("one file of data is expected");
    }

    private static void refused(Path images, Path labels, String expected) {
        assertThatThrownBy(() -> DataReader.read(SMALL, List.of(images, labels)))
                .hasMessageStartingWith("DATA_INVALID|")
                .hasMessageContaining(expected);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(bytes);
        }
        return file;
    }

    private static byte[] idx(int[] dimensions, int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 8, (byte) dimensions.length});
        for (int dimension : dimensions) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(dimension).array());
        }
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }
}
