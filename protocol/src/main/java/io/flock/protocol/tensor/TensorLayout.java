package io.flock.protocol.tensor;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The tensors of a model, sorted by name, and where each one begins in the flat vector of all values.
 *
 * <p>Names are ASCII, so the order is the same in Java, Python and as bytes. Two engines that agree on a layout can
 * exchange weights; what a layer's tensors are called and how they are laid out is said by the bundle, not here.
 */
public final class TensorLayout {
    /** The largest number of tensors in one model. */
    public static final int MAX_TENSORS = 4096;

    private final List<TensorSpec> tensors;
    private final int[] offsets;
    private final int elements;

    private TensorLayout(List<TensorSpec> sorted) {
        tensors = List.copyOf(sorted);
        offsets = new int[sorted.size()];
        int next = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = next;
            next += sorted.get(i).elements();
        }
        elements = next;
    }

    /**
     * Sorts the tensors by name.
     *
     * @throws FlockException {@code MODEL_INVALID}: no tensor, more than {@link #MAX_TENSORS}, the same name twice,
     *     or more than {@link TensorSpec#MAX_ELEMENTS} values in all
     */
    public static TensorLayout of(List<TensorSpec> tensors) {
        List<TensorSpec> sorted = new ArrayList<>(tensors);
        sorted.sort(Comparator.comparing(TensorSpec::name));
        if (sorted.isEmpty() || sorted.size() > MAX_TENSORS) {
            throw invalid("a model has " + sorted.size() + " tensors; 1 to " + MAX_TENSORS + " are allowed");
        }
        long total = 0;
        for (int i = 0; i < sorted.size(); i++) {
            total += sorted.get(i).elements();
            if (i > 0 && sorted.get(i).name().equals(sorted.get(i - 1).name())) {
                throw invalid("two tensors are called '" + sorted.get(i).name() + "'");
            }
        }
        if (total > TensorSpec.MAX_ELEMENTS) {
            throw invalid("a model of " + total + " values; at most " + TensorSpec.MAX_ELEMENTS + " are allowed");
        }
        return new TensorLayout(sorted);
    }

    /** The tensors in name order. */
    public List<TensorSpec> tensors() {
        return tensors;
    }

    /** Where tensor {@code index} (in name order) begins in the flat vector. */
    public int offset(int index) {
        return offsets[index];
    }

    /** Position of the tensor with this name in name order; empty where there is none. */
    public OptionalInt indexOf(String name) {
        int low = 0;
        int high = tensors.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = tensors.get(middle).name().compareTo(name);
            if (order == 0) {
                return OptionalInt.of(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }

    /** Number of values in all tensors. */
    public int elements() {
        return elements;
    }

    /** Length of all tensors as bytes. */
    public long bytes() {
        return 4L * elements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorLayout that && tensors.equals(that.tensors);
    }

    @Override
    public int hashCode() {
        return tensors.hashCode();
    }

    @Override
    public String toString() {
        return tensors.toString();
    }

    private static FlockException invalid(String what) {
        return new FlockException(ErrorCode.MODEL_INVALID, what, "mend the layers of the bundle");
    }
}
