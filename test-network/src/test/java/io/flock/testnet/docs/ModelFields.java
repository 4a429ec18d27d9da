package io.flock.testnet.docs;

import static io.flock.testnet.docs.BundleField.choice;
import static io.flock.testnet.docs.BundleField.decimal;
import static io.flock.testnet.docs.BundleField.list;
import static io.flock.testnet.docs.BundleField.whole;

import java.util.List;

/** The fields of a bundle's model. */
final class ModelFields {
    private static final List<String> ACTIVATIONS = List.of("relu", "tanh", "sigmoid", "identity");
    private static final List<String> RETURNS = List.of("last", "all");
    private static final List<String> PADDINGS = List.of("same", "valid");

    private ModelFields() {}

    static List<BundleField> model() {
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
                        List.of("dense", "conv2d", "maxpool", "batchnorm", "dropout", "lstm", "rnn", "output"),
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
                        "of values set to zero in training"),
                whole(
                        "model.layers<lstm>.units",
                        "Lstm.units",
                        "units",
                        1,
                        4_096,
                        "values of the state of a long short-term memory without peepholes, which goes through a sequence "
                                + "from a state of zeros"),
                choice(
                                "model.layers<lstm>.returns",
                                "Lstm.returns",
                                RETURNS,
                                "`last`: the state after the last step; `all`: those after all steps, for another recurrent layer")
                        .or("last"),
                whole(
                        "model.layers<rnn>.units",
                        "Rnn.units",
                        "units",
                        1,
                        4_096,
                        "values of the state h ← tanh(weight · x + recurrent · h + bias)"),
                choice("model.layers<rnn>.returns", "Rnn.returns", RETURNS, "as of `lstm`")
                        .or("last"));
    }
}
