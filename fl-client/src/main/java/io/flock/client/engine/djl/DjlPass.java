package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * One way through the network.
 *
 * @param tensors in the layout's order
 * @param learns whether values are dropped and statistics of the batch taken
 */
record DjlPass(List<NDArray> tensors, boolean learns) {
    NDArray tensor(int position) {
        return tensors.get(position);
    }
}
