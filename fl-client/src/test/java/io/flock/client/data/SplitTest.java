package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.commitment.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void split_hasNoOverlap_andLosesNothing() {
        Split split = Split.of(numbered(144), 0.8, seed(1));

        assertThat(split.train().size()).isEqualTo(115);
        assertThat(split.test().size()).isEqualTo(29);
        assertThat(numbers(split.train(), split.test())).containsExactlyElementsOf(upTo(144));
    }

    @Test
    void sameSeed_givesTheSameSplit_andAnotherSeedAnother() {
        assertThat(Split.of(numbered(50), 0.8, seed(1))).isEqualTo(Split.of(numbered(50), 0.8, seed(1)));
        assertThat(Split.of(numbered(50), 0.8, seed(1))).isNotEqualTo(Split.of(numbered(50), 0.8, seed(2)));
    }

    @Test
    void bothPartsHaveAnExample_however_fewThereAre() {
        Split split = Split.of(numbered(2), 0.95, seed(1));

        assertThat(split.train().size()).isEqualTo(1);
        assertThat(split.test().size()).isEqualTo(1);
        assertThatThrownBy(() -> Split.of(numbered(1), 0.5, seed(1))).hasMessageStartingWith("DATA_INVALID|");
    }

    @Property(tries = 100)
    void shards_haveNoOverlap_loseNothing_andDifferByAtMostOne(
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll @IntRange(min = 1, max = 40) int heldOut,
            @ForAll @IntRange(min = 53, max = 200) int size) {
        Shards shards = Shards.deal(numbered(size), count, heldOut, seed(3));

        List<Examples> parts = new ArrayList<>(shards.shards());
        parts.add(shards.heldOut());
        assertThat(numbers(parts.toArray(Examples[]::new))).containsExactlyElementsOf(upTo(size));
        assertThat(shards.heldOut().size()).isEqualTo(heldOut);
        IntStream sizes = shards.shards().stream().mapToInt(Examples::size);
        assertThat(sizes.summaryStatistics())
                .satisfies(s -> assertThat(s.getMax() - s.getMin()).isLessThanOrEqualTo(1));
    }

    @Test
    void permutation_isTheSameInEveryRelease() {
        assertThat(Permutation.of(8, seed(0), "golden")).containsExactly(4, 0, 1, 3, 6, 7, 5, 2);
    }

    private static Examples numbered(int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i;
        }
        return Examples.of(numbers, new int[size], 1, 2);
    }

    private static List<Integer> upTo(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static List<Integer> numbers(Examples... parts) {
        List<Integer> numbers = new ArrayList<>();
        float[] number = new float[1];
        for (Examples part : parts) {
            for (int i = 0; i < part.size(); i++) {
                part.copyFeatures(i, number, 0);
                numbers.add((int) number[0]);
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private static Digest seed(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return Digest.ofBytes(bytes);
    }
}
