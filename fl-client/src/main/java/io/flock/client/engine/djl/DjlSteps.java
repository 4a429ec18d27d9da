package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.flock.client.bundle.TrainingSection;
import io.flock.client.bundle.UpdaterSpec;
import java.util.List;

/**
 * The steps of one local training, in place on the model's tensors. The loss is scaled so that its gradient is the step
 * itself, where the updater is linear in it: one pass over the tensors less.
 */
final class DjlSteps {
    private final TrainingSection training;
    private final List<NDArray> weights;
    private final List<NDArray> global;
    private final List<NDArray> first;
    private final List<NDArray> second;
    private int step;

    /** State lives as long as the manager. */
    DjlSteps(TrainingSection training, List<NDArray> weights, NDManager manager) {
        this.training = training;
        this.weights = weights;
        global = training.proximalMu() > 0
                ? weights.stream().map(tensor -> copy(tensor, manager)).toList()
                : List.of();
        first = training.updater() instanceof UpdaterSpec.Sgd ? List.of() : zeros(manager);
        second = training.updater() instanceof UpdaterSpec.Adam ? zeros(manager) : List.of();
    }

    /** What the mean loss is to be multiplied by before its gradients are taken. */
    double scale() {
        return training.updater() instanceof UpdaterSpec.Adam
                ? 1
                : -training.updater().learningRate();
    }

    /** Gradients of the scaled mean loss, one for each tensor; they are used up. */
    void apply(List<NDArray> gradients) {
        step++;
        for (int i = 0; i < gradients.size(); i++) {
            apply(i, gradients.get(i));
        }
    }

    private void apply(int i, NDArray gradient) {
        NDArray weight = weights.get(i);
        if (!global.isEmpty()) {
            try (NDArray away = weight.sub(global.get(i))) {
                gradient.addi(away.muli(scale() * training.proximalMu()));
            }
        }
        UpdaterSpec updater = training.updater();
        if (updater instanceof UpdaterSpec.Momentum momentum) {
            weight.addi(first.get(i).muli(momentum.momentum()).addi(gradient));
        } else if (updater instanceof UpdaterSpec.Adam adam) {
            adam(adam, i, gradient);
        } else {
            weight.addi(gradient);
        }
    }

    private void adam(UpdaterSpec.Adam adam, int i, NDArray gradient) {
        double rate = adam.learningRate()
                * StrictMath.sqrt(1 - StrictMath.pow(adam.beta2(), step))
                / (1 - StrictMath.pow(adam.beta1(), step));
        NDArray mean = first.get(i).muli(adam.beta1());
        NDArray square = second.get(i).muli(adam.beta2());
        try (NDArray part = gradient.mul(1 - adam.beta1());
                NDArray squared = gradient.mul(gradient)) {
            mean.addi(part);
            square.addi(squared.muli(1 - adam.beta2()));
        }
        try (NDArray root = square.sqrt();
                NDArray move = mean.div(root.addi(adam.epsilon()))) {
            weights.get(i).subi(move.muli(rate));
        }
    }

    private List<NDArray> zeros(NDManager manager) {
        return weights.stream().map(tensor -> manager.zeros(tensor.getShape())).toList();
    }

    private static NDArray copy(NDArray tensor, NDManager manager) {
        NDArray copy = tensor.duplicate();
        copy.attach(manager);
        return copy;
    }
}
