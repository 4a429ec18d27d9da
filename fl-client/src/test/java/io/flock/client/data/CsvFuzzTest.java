package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundles;
import io.flock.client.bundle.DataSection;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** attacks.md #27: a damaged file is refused with file and place, or read for what it says. */
class CsvFuzzTest {
    private static final DataSection SCHEMA = Bundles.of(Bundles.TINY).data();
    private static final byte[] FILE = "x,y,z\n1.5,-2,yes\n\"3\",4e1,no\n0,0,no\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void everyFlippedBit_isRefused_orReadForWhatItSays() throws IOException {
        for (int bit = 0; bit < 8 * FILE.length; bit++) {
            byte[] bytes = FILE.clone();
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            read(bytes);
        }
    }

    @Test
    void everyTruncation_isRefused_orReadForWhatItSays() throws IOException {
        for (int length = 0; length < FILE.length; length++) {
            read(Arrays.copyOf(FILE, length));
        }
    }

    @Test
    void everyByteRepeated_isRefused_orReadForWhatItSays() throws IOException {
        for (int at = 0; at < FILE.length; at++) {
            byte[] bytes = new byte[FILE.length + 1];
            System.arraycopy(FILE, 0, bytes, 0, at + 1);
            System.arraycopy(FILE, at, bytes, at + 1, FILE.length - at);
            read(bytes);
        }
    }

    private void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("data.csv"), bytes);
        try {
            Examples examples = DataReader.read(SCHEMA, List.of(file));
            assertThat(examples.size()).isBetween(1, 4);
            float[] row = new float[2];
            examples.copyFeatures(0, row, 0);
            assertThat(Float.isFinite(row[0]) && Float.isFinite(row[1])).isTrue();
        } catch (FlockException refused) {
            assertThat(refused.getMessage()).startsWith("DATA_INVALID|").contains("data.csv");
        }
    }
}
