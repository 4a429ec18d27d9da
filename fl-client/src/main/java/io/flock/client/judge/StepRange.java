package io.flock.client.judge;

import io.flock.client.bundle.ModelShape;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Positions of a model's flat vector that training takes steps in: those of one tensor.
 *
 * @param to the position after the last one
 */
record StepRange(int from, int to) {
    /** Of all tensors but running statistics, which follow the data and are no step. */
    static List<StepRange> of(TensorLayout layout) {
        return IntStream.range(0, layout.tensors().size())
                .filter(tensor -> !ModelShape.isStatistic(layout.tensors().get(tensor)))
                .mapToObj(tensor -> tensor(layout, tensor))
                .toList();
    }

    private static StepRange tensor(TensorLayout layout, int tensor) {
        TensorSpec spec = layout.tensors().get(tensor);
        return new StepRange(layout.offset(tensor), layout.offset(tensor) + spec.elements());
    }
}
