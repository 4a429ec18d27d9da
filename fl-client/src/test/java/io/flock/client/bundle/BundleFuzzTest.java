package io.flock.client.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.FlockException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** attacks.md #27: a bundle that was tampered with is refused with a code, or reads as what it says. */
class BundleFuzzTest {
    private static final byte[] BYTES = Bundles.of(Bundles.ALL_LAYERS).canonicalBytes();

    @Test
    void everyTruncation_isRefused() {
        for (int length = 0; length < BYTES.length; length++) {
            assertThat(reads(Arrays.copyOf(BYTES, length)))
                    .as("first %s bytes", length)
                    .isFalse();
        }
    }

    @Test
    void everyFlippedBit_isRefused_orReadForWhatItSays() {
        for (int bit = 0; bit < 8 * BYTES.length; bit++) {
            byte[] bytes = BYTES.clone();
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            reads(bytes);
        }
    }

    @Property(tries = 1000)
    void pieceRepeated_isRefused_orReadForWhatItSays(
            @ForAll @IntRange(max = 900) int from, @ForAll @IntRange(min = 1, max = 200) int length) {
        String text = new String(BYTES, StandardCharsets.UTF_8);
        int begin = Math.min(from, text.length());
        int end = Math.min(text.length(), begin + length);
        reads((text.substring(0, end) + text.substring(begin)).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean reads(byte[] bytes) {
        try {
            Bundle bundle = Bundle.read(bytes);
            assertThat(Bundle.readCanonical(bundle.canonicalBytes())).isEqualTo(bundle);
            return true;
        } catch (FlockException refused) {
            assertThat(refused.getMessage()).matches("(?s)(BUNDLE|MODEL)_INVALID\\|.*");
            return false;
        }
    }
}
