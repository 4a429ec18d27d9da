package io.flock.client.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One of DL4J's layers, by the name of its class.
 *
 * @param layers what it means, after a dropout where it has one
 * @param inputs what it says that its input has: values, or channels of images; 0 where it says nothing
 */
record Dl4jLayer(List<LayerSpec> layers, int inputs) {
    private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
    private static final String LOSSES = "org.nd4j.linalg.lossfunctions.impl.";
    private static final int MAX_UNITS = 65_536;
    private static final int MAX_STATE = 4_096;
    private static final int MAX_WINDOW = 31;
    private static final Set<String> ALLOWED = Set.of(
            "DenseLayer",
            "ConvolutionLayer",
            "SubsamplingLayer",
            "BatchNormalization",
            "DropoutLayer",
            "LSTM",
            "recurrent.SimpleRnn",
            "recurrent.LastTimeStep",
            "OutputLayer");

    static Dl4jLayer read(Fields in, LabelSpec label) {
        String type = in.text("@class", 200);
        String name = type.startsWith(LAYERS) ? type.substring(LAYERS.length()) : "";
        if (!ALLOWED.contains(name)) {
            throw BundleProblem.at(in.path("@class"), "'" + BundleProblem.shorten(type) + "' is not allowed");
        }
        List<LayerSpec> layers = new ArrayList<>();
        Dl4jSettings.dropout(in).ifPresent(layers::add);
        Dl4jSettings.common(in);
        switch (name) {
            case "DenseLayer" ->
                layers.add(new LayerSpec.Dense(in.integer("nout", 1, MAX_UNITS), Dl4jSettings.elementwise(in)));
            case "ConvolutionLayer" -> layers.add(convolution(in));
            case "SubsamplingLayer" -> layers.add(pool(in));
            case "BatchNormalization" -> layers.add(batchNorm(in));
            case "DropoutLayer" -> in.ignore("activationFn", "nin", "nout"); // have no effect there
            case "LSTM", "recurrent.SimpleRnn" -> layers.add(recurrent(in, name, Returns.ALL));
            case "recurrent.LastTimeStep" -> {
                Dl4jLayer inner = lastStep(in);
                layers.addAll(inner.layers);
                in.end();
                return new Dl4jLayer(layers, inner.inputs);
            }
            default -> layers.add(output(in, label));
        }
        int inputs = inputs(in);
        in.end();
        return new Dl4jLayer(layers, inputs);
    }

    private static int inputs(Fields in) {
        return in.integer("nin", 0, Integer.MAX_VALUE, 0);
    }

    private static LayerSpec convolution(Fields in) {
        Dl4jSettings.only(in, "dilation", pair(1));
        return new LayerSpec.Conv2d(
                in.integer("nout", 1, MAX_STATE),
                Dl4jSettings.square(in, "kernelSize", MAX_WINDOW),
                Dl4jSettings.square(in, "stride", MAX_WINDOW),
                padding(in),
                Dl4jSettings.elementwise(in));
    }

    private static LayerSpec pool(Fields in) {
        in.ignore("eps", "pnorm", "avgPoolIncludePadInDivisor");
        Dl4jSettings.only(in, "dilation", pair(1));
        if (!in.text("poolingType", 16).equals("MAX")) {
            throw BundleProblem.at(in.path("poolingType"), "a bundle's layers take the MAX only");
        }
        return new LayerSpec.MaxPool(
                Dl4jSettings.square(in, "kernelSize", MAX_WINDOW),
                Dl4jSettings.square(in, "stride", MAX_WINDOW),
                padding(in));
    }

    private static Padding padding(Fields in) {
        String mode = in.text("convolutionMode", 16);
        return switch (mode) {
            case "Same" -> {
                in.ignore("padding");
                yield Padding.SAME;
            }
            case "Truncate" -> {
                Dl4jSettings.only(in, "padding", pair(0));
                yield Padding.VALID;
            }
            default ->
                throw BundleProblem.at(
                        in.path("convolutionMode"), "'" + BundleProblem.shorten(mode) + "' is none of Same, Truncate");
        };
    }

    private static List<BigDecimal> pair(int value) {
        return List.of(BigDecimal.valueOf(value), BigDecimal.valueOf(value));
    }

    /** DL4J applies no activation here, whatever stands there. */
    private static LayerSpec batchNorm(Fields in) {
        in.ignore("activationFn", "nout", "useLogStd");
        Dl4jSettings.only(in, "decay", new BigDecimal("0.9"));
        Dl4jSettings.only(in, "eps", new BigDecimal("0.00001"));
        Dl4jSettings.only(in, "gamma", BigDecimal.ONE);
        Dl4jSettings.only(in, "beta", BigDecimal.ZERO);
        Dl4jSettings.only(in, "lockGammaBeta", false);
        Dl4jSettings.only(in, "minibatch", true);
        return new LayerSpec.BatchNorm();
    }

    private static LayerSpec recurrent(Fields in, String name, Returns returns) {
        Dl4jSettings.require(in, "activationFn", "TanH");
        int units = in.integer("nout", 1, MAX_STATE);
        if (name.equals("LSTM")) {
            Dl4jSettings.require(in, "gateActivationFn", "Sigmoid");
            return new LayerSpec.Lstm(units, returns);
        }
        return new LayerSpec.Rnn(units, returns);
    }

    private static Dl4jLayer lastStep(Fields in) {
        Fields inner = in.object("underlying");
        String type = inner.text("@class", 200);
        if (!type.equals(LAYERS + "LSTM") && !type.equals(LAYERS + "recurrent.SimpleRnn")) {
            throw BundleProblem.at(inner.path("@class"), "'" + BundleProblem.shorten(type) + "' is not allowed here");
        }
        List<LayerSpec> layers = new ArrayList<>();
        Dl4jSettings.dropout(inner).ifPresent(layers::add);
        Dl4jSettings.common(inner);
        layers.add(recurrent(inner, type.substring(LAYERS.length()), Returns.LAST));
        int inputs = inputs(inner);
        inner.end();
        return new Dl4jLayer(layers, inputs);
    }

    private static LayerSpec output(Fields in, LabelSpec label) {
        boolean classes = label instanceof LabelSpec.Classes;
        Dl4jSettings.require(in, "activationFn", classes ? "Softmax" : "Identity");
        Fields loss = in.object("lossFn");
        String type = loss.text("@class", 200);
        loss.ignore("softmaxClipEps");
        loss.end();
        Set<String> fitting = classes
                ? Set.of(LOSSES + "LossMCXENT", LOSSES + "LossNegativeLogLikelihood")
                : Set.of(LOSSES + "LossMSE");
        if (!fitting.contains(type)) {
            throw BundleProblem.at(
                    loss.path("@class"),
                    "'" + BundleProblem.shorten(type) + "' is not the loss of " + (classes ? "classes" : "a number"));
        }
        if (in.integer("nout", 1, MAX_UNITS) != label.outputs()) {
            throw BundleProblem.at(in.path("nout"), "the label has " + label.outputs() + " outputs");
        }
        return new LayerSpec.Output();
    }
}
