package io.flock.client.bundle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings that DL4J's layers share. */
final class Dl4jSettings {
    private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
    private static final Set<String> UPDATERS = Set.of("Sgd", "Nesterovs", "Adam", "NoOp");
    private static final String UPDATER_PACKAGE = "org.nd4j.linalg.learning.config.";

    private Dl4jSettings() {}

    /** What may be left out, and otherwise must be one of these: a bundle's layers have no other. */
    static void only(Fields in, String field, Object... allowed) {
        Optional<Object> found = in.tree(field);
        for (Object value : allowed) {
            if (found.isEmpty() || isSame(found.get(), value)) {
                return;
            }
        }
        throw BundleProblem.at(
                in.path(field), "a bundle has no words for " + BundleProblem.shorten(String.valueOf(found.get())));
    }

    private static boolean isSame(Object found, Object allowed) {
        if (found instanceof BigDecimal number && allowed instanceof BigDecimal wanted) {
            return number.compareTo(wanted) == 0;
        }
        return found.equals(allowed);
    }

    /** What every layer has, and a bundle's has in one way only. */
    static void common(Fields in) {
        in.ignore(
                "layerName",
                "biasInit",
                "gainInit",
                "forgetGateBiasInit",
                "gradientNormalizationThreshold",
                "weightInitFn",
                "weightInitFnRecurrent",
                "helperAllowFallback",
                "cudnnAlgoMode",
                "cudnnAllowFallback",
                "cudnnBwdDataAlgo",
                "cudnnBwdFilterAlgo",
                "cudnnFwdAlgo");
        only(in, "gradientNormalization", "None");
        only(in, "regularization", List.of());
        only(in, "regularizationBias", List.of());
        only(in, "hasBias", true);
        only(in, "hasLayerNorm", false);
        only(in, "cnn2dDataFormat", "NCHW");
        only(in, "cnn2DFormat", "NCHW");
        only(in, "rnnDataFormat", "NCW");
        updater(in, "iupdater");
        updater(in, "biasUpdater");
    }

    /** Named, but not used: the bundle's own counts. */
    private static void updater(Fields in, String field) {
        if (in.has(field)) {
            Fields updater = in.object(field);
            String type = updater.text("@class", 200);
            if (!type.startsWith(UPDATER_PACKAGE) || !UPDATERS.contains(type.substring(UPDATER_PACKAGE.length()))) {
                throw BundleProblem.at(updater.path("@class"), "'" + BundleProblem.shorten(type) + "' is not allowed");
            }
        }
    }

    /** The name after {@code Activation}: ReLU, TanH, Sigmoid, Identity or Softmax. */
    static String activation(Fields in, String field) {
        Fields function = in.object(field);
        String type = function.text("@class", 200);
        function.end();
        if (!type.startsWith(ACTIVATIONS)) {
            throw BundleProblem.at(function.path("@class"), "'" + BundleProblem.shorten(type) + "' is not allowed");
        }
        return type.substring(ACTIVATIONS.length());
    }

    static Activation elementwise(Fields in) {
        String name = activation(in, "activationFn");
        return switch (name) {
            case "ReLU" -> Activation.RELU;
            case "TanH" -> Activation.TANH;
            case "Sigmoid" -> Activation.SIGMOID;
            case "Identity" -> Activation.IDENTITY;
            default ->
                throw BundleProblem.at(
                        in.path("activationFn"),
                        "'" + BundleProblem.shorten(name) + "' is none of ReLU, TanH, Sigmoid, Identity");
        };
    }

    static void require(Fields in, String field, String wanted) {
        String name = activation(in, field);
        if (!name.equals(wanted)) {
            throw BundleProblem.at(in.path(field), "'" + BundleProblem.shorten(name) + "' is not " + wanted);
        }
    }

    /** Two numbers that have to be the same: a bundle's windows are square. */
    static int square(Fields in, String field, int most) {
        List<Integer> both = in.list(field, 2, (path, value) -> Fields.integer(path, value, 1, most));
        if (both.size() != 2 || !both.get(0).equals(both.get(1))) {
            throw BundleProblem.at(in.path(field), both + " is not square");
        }
        return both.get(0);
    }

    /** DL4J's dropout stands before the layer that has it, and its {@code p} is the share that is kept. */
    static Optional<LayerSpec> dropout(Fields in) {
        if (!in.has("idropout")) {
            return Optional.empty();
        }
        Fields dropout = in.object("idropout");
        String type = dropout.text("@class", 200);
        if (!type.equals("org.deeplearning4j.nn.conf.dropout.Dropout")) {
            throw BundleProblem.at(dropout.path("@class"), "'" + BundleProblem.shorten(type) + "' is not allowed");
        }
        BigDecimal kept = BigDecimal.valueOf(dropout.decimal("p", 0.05, 1));
        dropout.ignore("helperAllowFallback");
        dropout.end();
        return Optional.of(new LayerSpec.Dropout(BigDecimal.ONE.subtract(kept).doubleValue()));
    }
}
