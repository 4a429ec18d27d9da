package io.flock.client.engine.dl4j;

import io.flock.client.bundle.TrainingSection;
import io.flock.client.bundle.UpdaterSpec;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The steps of one local training, in place on the network's flat vectors. DL4J gives the gradient's sum over a batch;
 * the bundle's loss is the mean.
 */
final class Dl4jSteps {
    private final TrainingSection training;
    private final INDArray params;
    private final INDArray gradient;
    private final INDArray global;
    private final INDArray away;
    private final INDArray velocity;
    private final AdamUpdater adam;
    private final List<INDArray> statistics;
    private final List<INDArray> statisticSteps;
    private int step;

    Dl4jSteps(TrainingSection training, INDArray params, INDArray gradient, List<int[]> statisticRanges) {
        this.training = training;
        this.params = params;
        this.gradient = gradient;
        this.global = training.proximalMu() > 0 ? params.dup() : Nd4j.empty(DataType.FLOAT);
        this.away = training.proximalMu() > 0 ? Nd4j.zerosLike(params) : Nd4j.empty(DataType.FLOAT);
        this.velocity = training.updater() instanceof UpdaterSpec.Momentum
                ? Nd4j.zerosLike(params)
                : Nd4j.empty(DataType.FLOAT);
        this.adam = adam(training.updater(), params.length());
        this.statistics =
                statisticRanges.stream().map(range -> view(params, range)).toList();
        this.statisticSteps =
                statisticRanges.stream().map(range -> view(gradient, range)).toList();
    }

    void apply(int batchSize) {
        List<INDArray> newStatistics = new ArrayList<>();
        for (int i = 0; i < statistics.size(); i++) {
            newStatistics.add(statistics.get(i).sub(statisticSteps.get(i)));
        }
        proximal(batchSize);
        move(batchSize);
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).assign(newStatistics.get(i));
        }
        step++;
    }

    /**
     * Adds the gradient of {@code μ/2 · ‖w − global‖²}, as often as the sum over the batch will be divided. The difference
     * is taken first: otherwise rounding leaves something of weights that did not move, which Adam makes a step of.
     */
    private void proximal(int batchSize) {
        if (training.proximalMu() > 0) {
            axpy(training.proximalMu() * batchSize, params.sub(global, away), gradient);
        }
    }

    private void move(int batchSize) {
        UpdaterSpec updater = training.updater();
        if (updater instanceof UpdaterSpec.Sgd sgd) {
            axpy(-sgd.learningRate() / batchSize, gradient, params);
        } else if (updater instanceof UpdaterSpec.Momentum momentum) {
            velocity.muli(momentum.momentum());
            axpy(-momentum.learningRate() / batchSize, gradient, velocity);
            axpy(1, velocity, params);
        } else {
            gradient.divi(batchSize);
            adam.applyUpdater(gradient, step, 0);
            axpy(-1, gradient, params);
        }
    }

    private static void axpy(double factor, INDArray x, INDArray y) {
        Nd4j.getBlasWrapper().level1().axpy(x.length(), factor, x, y);
    }

    private static INDArray view(INDArray flat, int[] range) {
        return flat.reshape(flat.length()).get(NDArrayIndex.interval(range[0], range[1]));
    }

    private static AdamUpdater adam(UpdaterSpec updater, long length) {
        Adam config = updater instanceof UpdaterSpec.Adam spec
                ? new Adam(spec.learningRate(), spec.beta1(), spec.beta2(), spec.epsilon())
                : new Adam();
        AdamUpdater adam = new AdamUpdater(config);
        if (updater instanceof UpdaterSpec.Adam) {
            adam.setStateViewArray(Nd4j.zeros(DataType.FLOAT, 1, 2 * length), new long[] {1, length}, 'c', true);
        }
        return adam;
    }
}
