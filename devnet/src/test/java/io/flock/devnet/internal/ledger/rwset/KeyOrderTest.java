package io.flock.devnet.internal.ledger.rwset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    @Property(tries = 5000)
    void twoKeys_areOrderedLikeTheirUtf8Bytes(@ForAll("keys") String left, @ForAll("keys") String right) {
        int expected =
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(KeyOrder.UTF_8.compare(left, right))).isEqualTo(Integer.signum(expected));
    }

    @Test
    void highestCodePoint_comesBehindEverySingleUnit() {
        assertThat(KeyOrder.UTF_8.compare("\uffff", "\udbff\udfff")).isNegative();
        assertThat("\uffff".compareTo("\udbff\udfff")).isPositive();
    }

    /** Few different characters, taken from around the borders, so that keys share beginnings. */
    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.<Integer>of(
                        0, 1, 0x61, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x103ff, 0x10ffff)
                .list()
                .ofMaxSize(5)
                .map(points ->
                        points.stream().map(point -> Character.toString(point)).reduce("", String::concat));
    }
}
