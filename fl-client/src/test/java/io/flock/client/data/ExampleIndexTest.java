package io.flock.client.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Equal examples, found as a map finds them. */
class ExampleIndexTest {
    private static Examples examples(List<Integer> values) {
        float[] features = new float[2 * values.size()];
        int[] labels = new int[values.size()];
        for (int row = 0; row < labels.length; row++) {
            int value = values.get(row);
            // The two zeros are one.
            features[2 * row] = value % 3 == 0 && value > 5 ? -0.0f : value % 3;
            features[2 * row + 1] = Math.floorDiv(value, 6);
            labels[row] = value / 3 % 2;
        }
        return Examples.of(features, labels, 2, 2);
    }

    private static String key(Examples examples, int row, boolean withTarget) {
        return (examples.feature(row, 0) + 0.0f) + " " + examples.feature(row, 1)
                + (withTarget ? " " + examples.label(row) : "");
    }

    @Property
    void firstEqualRow_isFound(
            @ForAll @Size(max = 40) List<@IntRange(max = 17) Integer> values, @ForAll boolean withTarget) {
        Examples examples = examples(values);
        ExampleIndex index = new ExampleIndex(examples, withTarget);
        Map<String, Integer> expected = new HashMap<>();
        for (int row = 0; row < examples.size(); row++) {
            expected.putIfAbsent(key(examples, row, withTarget), row);

            assertThat(index.add(row)).isEqualTo(expected.get(key(examples, row, withTarget)));
        }
        Examples others = examples(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17));
        for (int row = 0; row < others.size(); row++) {
            assertThat(index.contains(others, row)).isEqualTo(expected.containsKey(key(others, row, withTarget)));
        }
    }
}
