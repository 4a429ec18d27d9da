package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.FlockException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** attacks.md #18, #27: whatever is done to a file, it is refused with a code or read for what it says. */
class SafetensorsFuzzTest {
    private static final byte[] FILE =
            SafetensorsWriter.write(Tensors.small(), new TreeMap<>(Map.of("task", "digits")));

    @Test
    void everyTruncation_isRefused() {
        for (int length = 0; length < FILE.length; length++) {
            assertThat(read(Arrays.copyOf(FILE, length)))
                    .as("first %s bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void everyFlippedBit_isRefused_orReadForWhatItSays() {
        for (int bit = 0; bit < 8 * FILE.length; bit++) {
            byte[] file = FILE.clone();
            file[bit / 8] ^= (byte) (1 << (bit % 8));
            read(file).ifPresent(SafetensorsFuzzTest::assertFaithful);
        }
    }

    @Property(tries = 2000)
    void bytesOverwrittenAnywhere_areRefused_orReadForWhatTheySay(
            @ForAll @Size(min = 1, max = 12) byte[] bytes, @ForAll @IntRange(max = 300) int at) {
        byte[] file = FILE.clone();
        for (int i = 0; i < bytes.length && at + i < file.length; i++) {
            file[at + i] = bytes[i];
        }
        read(file).ifPresent(SafetensorsFuzzTest::assertFaithful);
    }

    @Property(tries = 1000)
    void pieceRepeated_isRefused_orReadForWhatItSays(
            @ForAll @IntRange(max = 200) int from, @ForAll @IntRange(min = 1, max = 100) int length) {
        int end = Math.min(FILE.length, from + length);
        byte[] file = new byte[FILE.length + end - from];
        System.arraycopy(FILE, 0, file, 0, end);
        System.arraycopy(FILE, from, file, end, FILE.length - from);
        read(file).ifPresent(SafetensorsFuzzTest::assertFaithful);
    }

    @Property(tries = 1000)
    void noise_isRefused(@ForAll byte[] file) {
        assertThat(read(file)).isEmpty();
    }

    private static Optional<ModelFile> read(byte[] file) {
        try {
            return Optional.of(SafetensorsReader.read(file, Tensors.SMALL));
        } catch (FlockException refused) {
            assertThat(refused).hasMessageStartingWith("MODEL_INVALID|");
            return Optional.empty();
        }
    }

    private static void assertFaithful(ModelFile read) {
        byte[] again = SafetensorsWriter.write(read.weights(), new TreeMap<>());
        assertThat(SafetensorsReader.read(again, Tensors.SMALL).weights()).isEqualTo(read.weights());
        assertThat(read.weights().layout()).isEqualTo(Tensors.SMALL);
    }
}
