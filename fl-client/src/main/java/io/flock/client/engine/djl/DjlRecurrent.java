package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import io.flock.client.bundle.LayerSpec;
import io.flock.client.bundle.ModelShape;
import io.flock.client.bundle.Returns;

/** lstm and rnn. PyTorch wants steps before features, and adds two biases, of which one is zero here. */
final class DjlRecurrent implements DjlLayer {
    private final LayerSpec.Recurrent spec;
    private final int weight;
    private final int recurrent;
    private final int bias;

    DjlRecurrent(ModelShape shape, int layer, LayerSpec.Recurrent spec) {
        this.spec = spec;
        weight = DjlDense.position(shape, layer, "weight");
        recurrent = DjlDense.position(shape, layer, "recurrent");
        bias = DjlDense.position(shape, layer, "bias");
    }

    @Override
    public NDArray apply(NDArray in, DjlPass pass) {
        NDManager manager = in.getManager();
        NDArray steps = in.transpose(0, 2, 1);
        Shape state = new Shape(1, in.getShape().get(0), spec.units());
        NDArray start = manager.zeros(state);
        NDList params = new NDList(
                pass.tensor(weight),
                pass.tensor(recurrent),
                pass.tensor(bias),
                manager.zeros(new Shape((long) spec.gates() * spec.units())));
        NDList out = spec instanceof LayerSpec.Lstm
                ? steps.getNDArrayInternal()
                        .lstm(steps, new NDList(start, start), params, true, 1, 0, pass.learns(), false, true)
                : steps.getNDArrayInternal()
                        .rnn(steps, start, params, true, 1, RNN.Activation.TANH, 0, pass.learns(), false, true);
        return spec.returns() == Returns.ALL
                ? out.get(0).transpose(0, 2, 1)
                : out.get(1).reshape(-1, spec.units());
    }
}
