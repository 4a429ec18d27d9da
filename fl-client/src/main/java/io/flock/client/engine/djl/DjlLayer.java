package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;

/** One layer. What it makes belongs to the manager of what goes in. */
@FunctionalInterface
interface DjlLayer {
    NDArray apply(NDArray in, DjlPass pass);
}
