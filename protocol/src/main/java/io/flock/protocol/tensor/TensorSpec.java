package io.flock.protocol.tensor;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Name, shape and first content of one float32 tensor. Values stand in row-major order: the last dimension changes
 * fastest.
 *
 * @param name {@code <layer>_<param>}; ASCII letters, digits, {@code . _ -}; 1 to 100 characters
 * @param shape one to eight dimensions of at least 1; for weights the first is the output dimension
 * @param fill how {@link Initialisation} fills it
 */
public record TensorSpec(String name, List<Integer> shape, Fill fill) {
    /** The largest number of values in one tensor and in one model: 2^29, that is 2 GiB of float32. */
    public static final int MAX_ELEMENTS = 1 << 29;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Refuses a bad name, an empty dimension or more than {@link #MAX_ELEMENTS} values ({@code MODEL_INVALID}). */
    public TensorSpec {
        if (!NAME.matcher(name).matches()) {
            throw invalid("a tensor's name is not of the form <layer>_<param>: '" + shorten(name) + "'");
        }
        shape = List.copyOf(shape);
        if (shape.isEmpty() || shape.size() > 8) {
            throw invalid("tensor '" + name + "' has " + shape.size() + " dimensions; 1 to 8 are allowed");
        }
        long elements = 1;
        for (int dimension : shape) {
            if (dimension < 1) {
                throw invalid("tensor '" + name + "' has a dimension of " + dimension);
            }
            elements *= dimension;
            if (elements > MAX_ELEMENTS) {
                throw invalid(
                        "tensor '" + name + "' of shape " + shape + " holds more than " + MAX_ELEMENTS + " values");
            }
        }
    }

    /** Number of values. */
    public int elements() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Number of inputs that one output sums over: the product of all dimensions but the first. */
    public int fanIn() {
        return shape.stream().skip(1).reduce(1, Math::multiplyExact);
    }

    private static String shorten(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    private static FlockException invalid(String what) {
        return new FlockException(ErrorCode.MODEL_INVALID, what, "mend the layer that this tensor belongs to");
    }
}
