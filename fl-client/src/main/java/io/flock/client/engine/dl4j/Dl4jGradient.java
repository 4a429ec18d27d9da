package io.flock.client.engine.dl4j;

import io.flock.client.engine.Batch;

/** Fills the network's flat gradient, from its parameters as they stand. */
interface Dl4jGradient extends AutoCloseable {
    /** Sum of the gradients of a batch's examples; the sum of their losses. */
    double take(Batch batch);

    /** Gives native memory back. */
    @Override
    void close();
}
