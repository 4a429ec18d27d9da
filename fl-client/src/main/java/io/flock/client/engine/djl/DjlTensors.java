package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.flock.client.bundle.ModelShape;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The model's tensors in PyTorch, in the layout's order. In memory PyTorch's are the canonical ones. */
final class DjlTensors {
    private final TensorLayout layout;
    private final List<Shape> shapes;
    private final List<DjlFloats> rooms = new ArrayList<>();
    private final List<NDArray> arrays = new ArrayList<>();
    private final List<Integer> learnt;

    DjlTensors(TensorLayout layout, NDManager manager) {
        this.layout = layout;
        this.shapes = layout.tensors().stream().map(DjlTensors::shape).toList();
        this.learnt = IntStream.range(0, shapes.size())
                .filter(i -> !ModelShape.isStatistic(layout.tensors().get(i)))
                .boxed()
                .toList();
        float[] zeros = new float[layout.elements()];
        for (int i = 0; i < shapes.size(); i++) {
            DjlFloats room = new DjlFloats();
            room.set(zeros, layout.offset(i), length(i));
            rooms.add(room);
            arrays.add(room.array(manager, shapes.get(i)));
        }
    }

    void set(ModelWeights weights) {
        float[] canonical = weights.toArray();
        for (int i = 0; i < rooms.size(); i++) {
            rooms.get(i).set(canonical, layout.offset(i), length(i));
        }
    }

    float[] get() {
        float[] canonical = new float[layout.elements()];
        for (int i = 0; i < rooms.size(); i++) {
            rooms.get(i).get(canonical, layout.offset(i), length(i));
        }
        return canonical;
    }

    /** Positions of those that gradients lead; the others are statistics. */
    List<Integer> learnt() {
        return learnt;
    }

    /** Themselves: what is done to them stays. */
    List<NDArray> arrays() {
        return arrays;
    }

    /** The same values, for one step, with room for their gradients. */
    List<NDArray> leaves(NDManager step) {
        List<NDArray> leaves = new ArrayList<>(arrays);
        for (int i : learnt) {
            NDArray leaf = rooms.get(i).array(step, shapes.get(i));
            leaf.setRequiresGradient(true);
            leaves.set(i, leaf);
        }
        return leaves;
    }

    private int length(int tensor) {
        return layout.tensors().get(tensor).elements();
    }

    private static Shape shape(TensorSpec tensor) {
        return new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
    }
}
