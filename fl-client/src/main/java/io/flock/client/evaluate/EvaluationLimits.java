package io.flock.client.evaluate;

import io.flock.client.bundle.Bundle;
import java.time.Duration;

/**
 * What evaluating a stranger's model may cost.
 *
 * @param heap bytes of the child's Java heap, at least 32 MiB
 * @param resident bytes of memory that the child may occupy in all; watched where the system tells it (Linux)
 * @param slowdown how many times as long as a model from a seed, on the same examples and in the same process
 * @param least what any evaluation may take, so that noise of the machine is nobody's fault
 * @param start what the child may take to start, and for the model from a seed
 */
public record EvaluationLimits(long heap, long resident, int slowdown, Duration least, Duration start) {
    private static final long MEBIBYTE = 1 << 20;
    private static final long JAVA_ITSELF = 160 * MEBIBYTE;
    private static final long NATIVE_LIBRARIES = 700 * MEBIBYTE;

    /** Refuses limits under which nothing could run. */
    public EvaluationLimits {
        if (heap < 32 * MEBIBYTE || resident < heap || slowdown < 1) {
            throw new IllegalArgumentException("heap " + heap + ", resident " + resident + ", slowdown " + slowdown);
        }
    }

    /**
     * What models of this bundle need, with room to spare.
     *
     * @param exampleValues features of the largest set of examples, all of them together
     */
    public static EvaluationLimits of(Bundle bundle, long exampleValues) {
        long model = bundle.shape().layout().bytes();
        long heap = JAVA_ITSELF + 6 * model + 4 * 4 * exampleValues;
        return new EvaluationLimits(
                heap, heap + NATIVE_LIBRARIES + 8 * model, 20, Duration.ofSeconds(10), Duration.ofMinutes(5));
    }
}
