package io.flock.client.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.Examples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private final List<Integer> rows = new ArrayList<>();

    /** Says class 0 of everything, and remembers how much went in at once. */
    private Predictor counting(int width) {
        return new Predictor() {
            @Override
            public int width() {
                return width;
            }

            @Override
            public int outputs() {
                return 2;
            }

            @Override
            public float[] predict(float[] features, int count) {
                rows.add(count);
                float[] shares = new float[2 * count];
                for (int i = 0; i < count; i++) {
                    shares[2 * i] = 1;
                }
                return shares;
            }

            @Override
            public void close() {}
        };
    }

    private List<Integer> evaluated(int width, int examples) {
        Bundle bundle = Bundles.of(Bundles.TWO_PIXELS.replace(
                "\"width\": 2, \"channels\": 1", "\"width\": " + width / 2 + ", \"channels\": 2"));
        counting(width).evaluate(bundle, Examples.of(new float[examples * width], new int[examples], width, 2));
        return rows;
    }

    @Test
    void narrowExamples_goIn64AtOnce() {
        assertThat(evaluated(2, 150)).containsExactly(64, 64, 22);
    }

    @Test
    void wideExamples_goInFewAtOnce() {
        assertThat(evaluated(1_024, 100)).containsExactly(64, 36);
        rows.clear();
        assertThat(evaluated(2_048, 70)).containsExactly(32, 32, 6);
    }
}
