package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of several blocks, of which the second tensor is left out. */
class CrossProductsTest {
    private static final int SIZE = 50_021;
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(SIZE), Fill.ZERO)));
    private static final List<TensorRange> RANGES =
            List.of(new TensorRange(0, 7), new TensorRange(20, 33_333), new TensorRange(33_333, SIZE));

    private final SplittableRandom random = new SplittableRandom(11);
    private final ModelWeights global = model(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 30, 41})
    void eachProduct_isOneSumFromTheFirstPositionToTheLast_onAnyNumberOfThreads(int count) {
        List<ModelWeights> updates =
                IntStream.range(0, count).mapToObj(i -> model(2)).toList();
        double[][] plain = plain(updates);

        for (int threads : new int[] {1, 2, 3}) {
            assertThat(on(threads, updates)).isDeepEqualTo(plain);
        }
    }

    @Test
    void noUpdates_haveNoProducts() {
        assertThat(CrossProducts.of(List.of(), global, RANGES)).isEmpty();
    }

    @Test
    void noPositions_comeToZero() {
        assertThat(CrossProducts.of(List.of(model(1), model(1)), global, List.of()))
                .isDeepEqualTo(new double[2][2]);
    }

    private double[][] on(int threads, List<ModelWeights> updates) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> CrossProducts.of(updates, global, RANGES)).join();
        } finally {
            pool.shutdown();
        }
    }

    private double[][] plain(List<ModelWeights> updates) {
        double[][] products = new double[updates.size()][updates.size()];
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j < products.length; j++) {
                for (TensorRange range : RANGES) {
                    for (int k = range.from(); k < range.to(); k++) {
                        double zero = global.get(k);
                        products[i][j] +=
                                (updates.get(i).get(k) - zero) * (updates.get(j).get(k) - zero);
                    }
                }
            }
        }
        return products;
    }

    private ModelWeights model(double most) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) random.nextDouble(-most, most);
        }
        return ModelWeights.owning(LAYOUT, values);
    }
}
