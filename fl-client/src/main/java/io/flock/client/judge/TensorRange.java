package io.flock.client.judge;

import io.flock.client.bundle.ModelShape;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Positions of one tensor in a model's flat vector.
 *
 * @param to the position after the last one
 */
record TensorRange(int from, int to) {
    int length() {
        return to - from;
    }

    /** Of all tensors that training takes steps in. */
    static List<TensorRange> steps(TensorLayout layout) {
        return of(layout, false);
    }

    /** Of all running statistics: they follow the data and are no step. */
    static List<TensorRange> statistics(TensorLayout layout) {
        return of(layout, true);
    }

    private static List<TensorRange> of(TensorLayout layout, boolean statistics) {
        return IntStream.range(0, layout.tensors().size())
                .filter(tensor -> ModelShape.isStatistic(layout.tensors().get(tensor)) == statistics)
                .mapToObj(tensor -> tensor(layout, tensor))
                .toList();
    }

    private static TensorRange tensor(TensorLayout layout, int tensor) {
        TensorSpec spec = layout.tensors().get(tensor);
        return new TensorRange(layout.offset(tensor), layout.offset(tensor) + spec.elements());
    }
}
