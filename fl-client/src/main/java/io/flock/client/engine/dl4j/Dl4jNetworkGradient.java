package io.flock.client.engine.dl4j;

import io.flock.client.engine.Batch;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** DL4J's own way, for every layer that it has. */
final class Dl4jNetworkGradient implements Dl4jGradient {
    private final MultiLayerNetwork network;
    private final Dl4jBatches batches;

    Dl4jNetworkGradient(MultiLayerNetwork network, Dl4jBatches batches) {
        this.network = network;
        this.batches = batches;
    }

    @Override
    public double take(Batch batch) {
        Dl4jBatch filled = batches.filled(batch);
        network.setInput(filled.input());
        network.setLabels(filled.labels());
        network.computeGradientAndScore();
        return network.score() * batch.size();
    }

    @Override
    public void close() {} // the batches are the engine's
}
