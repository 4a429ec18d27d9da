package io.flock.testnet.docs;

import static io.flock.testnet.docs.BundleField.choice;
import static io.flock.testnet.docs.BundleField.decimal;
import static io.flock.testnet.docs.BundleField.list;
import static io.flock.testnet.docs.BundleField.whole;

import java.util.List;

/** The fields that say how a bundle's models are measured and its updates judged. */
final class MeasureFields {
    private static final List<String> METRICS = List.of("accuracy", "macroF1", "auc", "rmse", "mae");

    private MeasureFields() {}

    static List<BundleField> evaluation() {
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

    static List<BundleField> judging() {
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
                                "an update above it, and above as many times the voter's own step, is an outlier's")
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
                                "judging.leastProfile",
                                "JudgingSection.leastProfile",
                                "correlation",
                                0,
                                0.5,
                                "by which the sizes of an update's changes must follow those of the voter's own training; 0 switches the rule off")
                        .or("0.1"),
                decimal(
                                "judging.lossRelative",
                                "JudgingSection.lossRelative",
                                "share",
                                0,
                                1_000,
                                "by which the loss may be above the global model's, or above the mean's without the update, times n")
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
