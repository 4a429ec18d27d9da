package io.flock.testnet.docs;

import static io.flock.testnet.docs.BundleField.choice;
import static io.flock.testnet.docs.BundleField.decimal;
import static io.flock.testnet.docs.BundleField.list;
import static io.flock.testnet.docs.BundleField.text;
import static io.flock.testnet.docs.BundleField.whole;

import io.flock.testnet.docs.BundleField.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every field of a bundle, by sections; BundleFieldsTest holds each word of it to the code. */
final class BundleFields {
    private static final List<String> ACTIVATIONS = List.of("relu", "tanh", "sigmoid", "identity");
    private static final List<String> PADDINGS = List.of("same", "valid");

    private static final List<String> METRICS = List.of("accuracy", "macroF1", "auc", "rmse", "mae");

    private BundleFields() {}

    static Map<String, List<BundleField>> sections() {
        Map<String, List<BundleField>> sections = new LinkedHashMap<>();
        sections.put("The document", document());
        sections.put("model: the layers", model());
        sections.put("data: a table", table());
        sections.put("data: images", images());
        sections.put("training", training());
        sections.put("training.updater", updater());
        sections.put("evaluation", evaluation());
        sections.put("judging: how a voter tests an update", judging());
        return sections;
    }

    private static List<BundleField> document() {
        return List.of(
                whole("schemaVersion", "", "", 1, 1, "version of this format"),
                text("name", "Bundle.name", 128, "for people"),
                BundleField.of(Form.OBJECT, "model", "Bundle.model", "what is trained"),
                BundleField.of(Form.OBJECT, "data", "Bundle.data", "what a row of a participant's data looks like"),
                BundleField.of(Form.OBJECT, "training", "Bundle.training", "how a proposer trains in one round"),
                BundleField.of(Form.OBJECT, "evaluation", "Bundle.evaluation", "how a model is measured")
                        .optional(),
                BundleField.of(Form.OBJECT, "judging", "Bundle.judging", "by which tolerances a voter judges")
                        .optional());
    }

    private static List<BundleField> model() {
        return List.of(
                list(
                        "model.layers",
                        "ModelSection.layers",
                        64,
                        "from input to output; the last one, and only it, is `output`"),
                whole(
                                "model.maxParams",
                                "ModelSection.maxParams",
                                "values",
                                1,
                                200_000_000,
                                "most values of all tensors together")
                        .or("10000000"),
                choice(
                        "model.layers<dense>.type",
                        "",
                        List.of("dense", "conv2d", "maxpool", "batchnorm", "dropout", "output"),
                        "`batchnorm` (ε = 10⁻⁵, running values move by a tenth per batch) and `output` (dense to one unit per "
                                + "class, softmax) have no other field"),
                whole("model.layers<dense>.units", "Dense.units", "units", 1, 65_536, "every input to every unit"),
                choice("model.layers<dense>.activation", "Dense.activation", ACTIVATIONS, "applied to each sum")
                        .or("relu"),
                whole("model.layers<conv2d>.filters", "Conv2d.filters", "channels", 1, 4_096, "output channels"),
                whole("model.layers<conv2d>.size", "Conv2d.size", "pixels", 1, 31, "rows and columns of a filter"),
                whole("model.layers<conv2d>.stride", "Conv2d.stride", "pixels", 1, 31, "step in rows and columns")
                        .or("1"),
                choice("model.layers<conv2d>.padding", "Conv2d.padding", PADDINGS, "`same`: zeros around the image")
                        .or("valid"),
                choice("model.layers<conv2d>.activation", "Conv2d.activation", ACTIVATIONS, "applied to each sum")
                        .or("relu"),
                whole("model.layers<maxpool>.size", "MaxPool.size", "pixels", 1, 31, "rows and columns of a window"),
                whole("model.layers<maxpool>.stride", "MaxPool.stride", "pixels", 1, 31, "step")
                        .or(BundleField.OWN_SIZE),
                choice(
                                "model.layers<maxpool>.padding",
                                "MaxPool.padding",
                                PADDINGS,
                                "`same`: windows reach over the edge")
                        .or("valid"),
                decimal(
                        "model.layers<dropout>.rate",
                        "Dropout.rate",
                        "share",
                        0,
                        0.95,
                        "of values set to zero in training"));
    }

    private static List<BundleField> table() {
        return List.of(
                choice("data.kind", "", List.of("tabular", "image"), "`tabular`: a CSV file, one example per row"),
                list(
                        "data.columns",
                        "TabularData.columns",
                        4_096,
                        "the features, in the order in which they enter the model"),
                text("data.columns<numeric>.name", "Numeric.name", 128, "in the file's header"),
                choice(
                        "data.columns<numeric>.type",
                        "",
                        List.of("numeric", "categorical"),
                        "`numeric`: x becomes (x − center) / scale"),
                decimal(
                                "data.columns<numeric>.center",
                                "Numeric.center",
                                "the column's",
                                -1e9,
                                1e9,
                                "a constant of the bundle, not of anybody's data")
                        .or("0"),
                decimal("data.columns<numeric>.scale", "Numeric.scale", "the column's", 0, 1e9, "above 0")
                        .or("1"),
                decimal(
                                "data.columns<numeric>.min",
                                "Numeric.min",
                                "the column's",
                                -1e9,
                                1e9,
                                "a row below it is refused")
                        .optional(),
                decimal(
                                "data.columns<numeric>.max",
                                "Numeric.max",
                                "the column's",
                                -1e9,
                                1e9,
                                "a row above it is refused")
                        .optional(),
                decimal(
                                "data.columns<numeric>.fill",
                                "Numeric.fill",
                                "the column's",
                                -1e9,
                                1e9,
                                "stands for a missing value; left out, a missing value is refused")
                        .optional(),
                text("data.columns<categorical>.name", "Categorical.name", 128, "in the file's header"),
                list(
                        "data.columns<categorical>.categories",
                        "Categorical.categories",
                        1_000,
                        "all texts that occur; one becomes a 1 at its place among zeros"),
                text(
                                "data.columns<categorical>.fill",
                                "Categorical.fill",
                                128,
                                "one of the categories; stands for a missing value")
                        .optional(),
                text("data.label.name", "TabularData.labelName", 128, "the label's column"),
                BundleField.of(Form.OBJECT, "data.label", "TabularData.label", "what is predicted"),
                choice(
                                "data.label.type",
                                "",
                                List.of("categorical", "numeric"),
                                "a class, also where it is left out, or a number y that is learnt as (y − center) / scale by one output without softmax")
                        .optional(),
                list(
                        "data.label.classes",
                        "Classes.classes",
                        1_000,
                        "its texts, in the order of the model's outputs; at least two"),
                decimal("data.label<numeric>.center", "Quantity.center", "the label's", -1e9, 1e9, "of a numeric label")
                        .or("0"),
                decimal("data.label<numeric>.scale", "Quantity.scale", "the label's", 0, 1e9, "above 0")
                        .or("1"),
                decimal(
                                "data.label<numeric>.min",
                                "Quantity.min",
                                "the label's",
                                -1e9,
                                1e9,
                                "a row below it is refused")
                        .optional(),
                decimal(
                                "data.label<numeric>.max",
                                "Quantity.max",
                                "the label's",
                                -1e9,
                                1e9,
                                "a row above it is refused")
                        .optional(),
                BundleField.of(
                                Form.FLAG,
                                "data.header",
                                "TabularData.header",
                                "whether line 1 names the columns; then others are passed over, else columns stand in order, the label last")
                        .or("true"),
                text("data.separator", "TabularData.separator", 1, "between fields")
                        .or(","),
                list("data.missing", "TabularData.missing", 16, "texts that mean no value, besides the empty one")
                        .optional());
    }

    private static List<BundleField> images() {
        return List.of(
                whole("data.height", "ImageData.height", "pixels", 1, 1_024, "rows"),
                whole("data.width", "ImageData.width", "pixels", 1, 1_024, "columns"),
                whole("data.channels", "ImageData.channels", "channels", 1, 16, "1 is grey, 3 is colour")
                        .or("1"),
                whole("data.classes", "ImageData.classCount", "classes", 2, 1_000, "labels are 0 to classes − 1"),
                whole(
                                "data.maxValue",
                                "ImageData.maxValue",
                                "",
                                1,
                                65_535,
                                "a pixel p from 0 to it becomes p / maxValue")
                        .or("255"));
    }

    private static List<BundleField> training() {
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
                        "per step; the last batch of an epoch may be smaller"),
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

    private static List<BundleField> updater() {
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

    private static List<BundleField> evaluation() {
        return List.of(
                choice(
                                "evaluation.metric",
                                "EvaluationSection.metric",
                                METRICS,
                                "which one decides; `accuracy`: share of examples whose true class has the highest output; "
                                        + "`macroF1`: mean over the classes of 2·TP / (2·TP + FP + FN); `auc`: area under the ROC, with "
                                        + "several classes the mean of each against the rest; `rmse` (default where the label is a number) "
                                        + "and `mae` in the label's own unit")
                        .or("accuracy"),
                list(
                                "evaluation.secondary",
                                "EvaluationSection.secondary",
                                5,
                                "more metrics that are told, and decide nothing")
                        .optional(),
                whole(
                                "evaluation.batchSize",
                                "EvaluationSection.batchSize",
                                "examples",
                                1,
                                65_536,
                                "per forward pass; changes no result's meaning")
                        .or("256"));
    }

    private static List<BundleField> judging() {
        return List.of(
                decimal(
                                "judging.minNorm",
                                "JudgingSection.minNorm",
                                "L2 norm",
                                0,
                                1e6,
                                "an update Δ = update − global model below it is a free rider's")
                        .or("0.000001"),
                decimal(
                                "judging.normBound",
                                "JudgingSection.normBound",
                                "times the median norm",
                                1,
                                1e6,
                                "an update above it is an outlier's")
                        .or("3"),
                decimal(
                                "judging.collusionCosine",
                                "JudgingSection.collusionCosine",
                                "cosine",
                                0.5,
                                1,
                                "from it on, updates of different organisations are collusion")
                        .or("0.999"),
                decimal(
                                "judging.lossRelative",
                                "JudgingSection.lossRelative",
                                "share",
                                0,
                                1_000,
                                "by which the loss may be above the global model's")
                        .or("0.5"),
                decimal(
                                "judging.lossAbsolute",
                                "JudgingSection.lossAbsolute",
                                "nats",
                                0,
                                1_000,
                                "what it may be above it besides")
                        .or("0.1"),
                decimal(
                                "judging.mirrorRelative",
                                "JudgingSection.mirrorRelative",
                                "share",
                                0,
                                1_000,
                                "by which the loss may be above that of the opposite step, global model − Δ")
                        .or("0.5"),
                decimal(
                                "judging.mirrorAbsolute",
                                "JudgingSection.mirrorAbsolute",
                                "nats",
                                0,
                                1_000,
                                "what it may be above it besides")
                        .or("0.05"));
    }
}
