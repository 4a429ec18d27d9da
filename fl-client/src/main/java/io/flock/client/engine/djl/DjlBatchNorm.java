package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.bundle.ModelShape;

/**
 * The bundle's batchnorm. PyTorch's own counts a variance by n − 1 for the running one, and the bundle by n, so the
 * training pass is put together here.
 */
final class DjlBatchNorm implements DjlLayer {
    private static final float EPSILON = 1e-5f;
    private static final float KEPT = 0.9f;

    private final int gamma;
    private final int beta;
    private final int mean;
    private final int variance;
    private final int[] summed;
    private final Shape channels;
    private final Shape spread;

    DjlBatchNorm(ModelShape shape, int layer) {
        gamma = DjlDense.position(shape, layer, "gamma");
        beta = DjlDense.position(shape, layer, "beta");
        mean = DjlDense.position(shape, layer, "mean");
        variance = DjlDense.position(shape, layer, "variance");
        boolean planes = shape.input(layer) instanceof FeatureShape.Planes;
        summed = planes ? new int[] {0, 2, 3} : new int[] {0};
        channels = new Shape(-1);
        spread = planes ? new Shape(1, -1, 1, 1) : new Shape(1, -1);
    }

    @Override
    public NDArray apply(NDArray in, DjlPass pass) {
        if (!pass.learns()) {
            return BatchNorm.batchNorm(
                            in,
                            pass.tensor(mean),
                            pass.tensor(variance),
                            pass.tensor(gamma),
                            pass.tensor(beta),
                            1,
                            KEPT,
                            EPSILON,
                            false)
                    .singletonOrThrow();
        }
        double share = (double) pass.tensor(mean).size() / in.size();
        NDArray center = in.sum(summed, true).mul(share);
        NDArray rest = in.sub(center);
        NDArray square = rest.mul(rest).sum(summed, true).mul(share);
        keep(pass.tensor(mean), center);
        keep(pass.tensor(variance), square);
        // What is computed belongs to the first factor's manager: the pass's own, not the model's.
        return rest.div(square.add(EPSILON).sqrt())
                .mul(pass.tensor(gamma).reshape(spread))
                .add(pass.tensor(beta).reshape(spread));
    }

    private void keep(NDArray running, NDArray now) {
        running.muli(KEPT).addi(now.stopGradient().reshape(channels).mul(1 - KEPT));
    }
}
