package io.flock.client.engine.dl4j;

import io.flock.client.bundle.ModelShape;
import io.flock.client.engine.Batch;
import io.flock.client.engine.dense.DenseChain;
import io.flock.client.engine.dense.DenseValues;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of a chain of dense layers, by the BLAS that DL4J brings: three matrix products for each layer, and
 * everything else, which is little, in Java. It is the same sum that {@link Dl4jNetworkGradient} takes. What is left out
 * are the arrays, shapes and workspaces that DL4J makes on the way, which take longer than the products when batches are
 * small.
 */
final class Dl4jDenseGradient implements Dl4jGradient {
    private final DenseChain chain;
    private final List<Dl4jProducts> layers = new ArrayList<>();
    private final List<Dl4jRows> values;
    private final List<Dl4jRows> slopes;

    Dl4jDenseGradient(DenseChain chain, INDArray params, INDArray gradient, Dl4jParameters places) {
        this.chain = chain;
        for (int i = 0; i < chain.layers(); i++) {
            layers.add(new Dl4jProducts(
                    chain.widths().get(i),
                    chain.widths().get(i + 1),
                    memory(params),
                    memory(gradient),
                    places.position(ModelShape.tensorName(i, "weight")),
                    places.position(ModelShape.tensorName(i, "bias"))));
        }
        values = rows();
        slopes = rows(); // the first stays empty: nobody asks for the slopes of the features
    }

    @Override
    public double take(Batch batch) {
        int rows = batch.size();
        values.forEach(room -> room.require(rows));
        slopes.subList(1, slopes.size()).forEach(room -> room.require(rows));
        batch.copyFeatures(values.get(0).values());
        values.get(0).write(rows);
        for (int i = 0; i < layers.size(); i++) {
            Dl4jRows outputs = values.get(i + 1);
            layers.get(i).forward(values.get(i), outputs, rows);
            DenseValues.activate(chain.activations().get(i), outputs.values(), rows * outputs.width());
            outputs.write(rows);
        }
        double loss = loss(batch);
        for (int i = layers.size() - 1; i >= 0; i--) {
            slopes.get(i + 1).write(rows);
            layers.get(i).slopes(values.get(i), slopes.get(i + 1), rows);
            if (i > 0) {
                Dl4jRows below = slopes.get(i);
                layers.get(i).backward(slopes.get(i + 1), below, rows);
                DenseValues.derive(
                        chain.activations().get(i - 1), values.get(i).values(), below.values(), rows * below.width());
            }
        }
        return loss;
    }

    /** Of all examples; leaves its slopes at the last layer's sums. */
    private double loss(Batch batch) {
        Dl4jRows last = values.get(layers.size());
        float[] outputs = last.values();
        float[] slope = slopes.get(layers.size()).values();
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            int at = i * last.width();
            if (chain.softmax()) {
                DenseValues.softmax(outputs, at, last.width());
                sum += DenseValues.crossEntropy(outputs, slope, at, last.width(), batch.label(i));
            } else {
                sum += DenseValues.squaredError(outputs, slope, at, batch.target(i));
            }
        }
        return sum;
    }

    @Override
    public void close() {
        values.forEach(Dl4jRows::close);
        slopes.forEach(Dl4jRows::close);
    }

    private List<Dl4jRows> rows() {
        return chain.widths().stream().map(Dl4jRows::new).toList();
    }

    private static FloatPointer memory(INDArray flat) {
        return new FloatPointer(flat.data().pointer()).getPointer(flat.offset());
    }
}
