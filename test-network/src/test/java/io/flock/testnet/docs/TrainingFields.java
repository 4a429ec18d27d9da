package io.flock.testnet.docs;

import static io.flock.testnet.docs.BundleField.choice;
import static io.flock.testnet.docs.BundleField.decimal;
import static io.flock.testnet.docs.BundleField.whole;

import io.flock.testnet.docs.BundleField.Form;
import java.util.List;

/** The fields of a bundle's training. */
final class TrainingFields {
    private TrainingFields() {}

    static List<BundleField> training() {
        return List.of(
                choice(
                                "training.loss",
                                "TrainingSection.loss",
                                List.of("crossEntropy", "squaredError"),
                                "`crossEntropy`, a mean over the true classes, for classes; `squaredError`, a mean over the "
                                        + "scaled numbers, for numbers and their default")
                        .or("crossEntropy"),
                BundleField.of(
                        Form.OBJECT,
                        "training.updater",
                        "TrainingSection.updater",
                        "the optimiser; its state begins at zero in each round"),
                whole(
                        "training.localEpochs",
                        "TrainingSection.localEpochs",
                        "passes",
                        1,
                        10_000,
                        "over the train split, per round"),
                whole(
                        "training.batchSize",
                        "TrainingSection.batchSize",
                        "examples",
                        1,
                        65_536,
                        "per step; the last batch of an epoch may be smaller. With `batchnorm` on single values, as behind "
                                + "`dense`, at least 2, and a last one of one example goes with the batch before"),
                decimal(
                                "training.proximalMu",
                                "TrainingSection.proximalMu",
                                "",
                                0,
                                1_000,
                                "FedProx: adds μ/2 · ‖w − global‖² to the loss")
                        .or("0"),
                decimal(
                                "training.clipNorm",
                                "TrainingSection.clipNorm",
                                "L2 norm",
                                1e-6,
                                1e6,
                                "the whole update is scaled down to it; left out, it is not")
                        .optional(),
                decimal(
                                "training.noiseMultiplier",
                                "TrainingSection.noiseMultiplier",
                                "times clipNorm",
                                1e-6,
                                1e6,
                                "deviation of the Gaussian noise on every value of an update, for differential privacy; "
                                        + "only with clipNorm, and without batchnorm")
                        .optional(),
                BundleField.of(
                                Form.OBJECT,
                                "training.updates",
                                "TrainingSection.updates",
                                "how updates stand in their files; left out, in full")
                        .optional(),
                choice(
                        "training.updates.encoding",
                        "UpdateEncoding.kind",
                        List.of("float32", "bfloat16", "int8", "topK"),
                        "`float32`: the weights; `bfloat16`, `int8`: every value's step from the global model, in a half "
                                + "or a quarter of the size; `topK`: the greatest steps and their places"),
                decimal(
                        "training.updates.share",
                        "UpdateEncoding.share",
                        "share",
                        0.000001,
                        1,
                        "of all values, which `topK` keeps; with no other encoding"),
                decimal(
                                "training.splitTrain",
                                "TrainingSection.splitTrain",
                                "share",
                                0.05,
                                0.95,
                                "of a participant's data that it trains on; it judges others on the rest")
                        .or("0.8"));
    }

    static List<BundleField> updater() {
        return List.of(
                decimal("training.updater<sgd>.learningRate", "Sgd.learningRate", "", 1e-9, 10, "η: w ← w − η·g"),
                choice(
                        "training.updater<momentum>.type",
                        "",
                        List.of("sgd", "momentum", "adam"),
                        "which rule moves the weights"),
                decimal("training.updater<momentum>.learningRate", "Momentum.learningRate", "", 1e-9, 10, "η"),
                decimal(
                                "training.updater<momentum>.momentum",
                                "Momentum.momentum",
                                "",
                                0,
                                0.999,
                                "v ← μ·v − η·g; w ← w + v")
                        .or("0.9"),
                decimal(
                        "training.updater<adam>.learningRate",
                        "Adam.learningRate",
                        "",
                        1e-9,
                        10,
                        "η; Kingma and Ba 2015, with bias correction"),
                decimal("training.updater<adam>.beta1", "Adam.beta1", "", 0, 0.999999, "decay of the first moment")
                        .or("0.9"),
                decimal("training.updater<adam>.beta2", "Adam.beta2", "", 0, 0.999999, "decay of the second moment")
                        .or("0.999"),
                decimal("training.updater<adam>.epsilon", "Adam.epsilon", "", 1e-9, 1, "added to the root")
                        .or("0.00000001"));
    }
}
