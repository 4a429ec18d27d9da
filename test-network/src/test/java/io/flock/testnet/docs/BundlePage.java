package io.flock.testnet.docs;

import io.flock.testnet.docs.BundleField.Bounds;
import io.flock.testnet.docs.BundleField.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The page of the bundle's format. */
final class BundlePage {
    private static final Path DATA = Path.of("src", "main", "resources", "io", "flock", "testnet", "data");

    private static final String FROM_DL4J =
            """
            ## model from DL4J

            In place of `model.layers` an author may give `model.dl4j`: what `MultiLayerConfiguration.toJson()` of \
            Deeplearning4j 1.0.0-M2.1 prints. It is read without DL4J, by an allow-list of names: no class is loaded. The \
            canonical bytes hold the layers that it means, so nobody who reads them needs DL4J.

            | DL4J | layer |
            |---|---|
            | `DenseLayer` | `dense` |
            | `ConvolutionLayer`, square, `Truncate` without padding or `Same` | `conv2d` |
            | `SubsamplingLayer`, `MAX`, square | `maxpool` |
            | `BatchNormalization`, decay 0.9, ε = 10⁻⁵ | `batchnorm` |
            | `DropoutLayer`, or `dropOut` of any layer, which then stands before it | `dropout`, its rate 1 − p |
            | `LSTM`, `SimpleRnn`, tanh; within `LastTimeStep` | `lstm`, `rnn` that return `all`; `last` |
            | `OutputLayer`, softmax with `MCXENT` or `NEGATIVELOGLIKELIHOOD`; identity with `MSE` | `output` |

            Activations: ReLU, TanH, Sigmoid, Identity. First weights, seed and updater are not taken over: they are the \
            task's. Everything else that would change what is learnt, such as weight decay, constraints, gradient \
            normalisation, truncated backpropagation or a `ComputationGraphConfiguration`, is refused with its path.

            """;

    private BundlePage() {}

    static String render() {
        StringBuilder page = new StringBuilder("# The task bundle\n\n")
                .append(GeneratedPagesTest.NOTICE)
                .append(
                        "What is trained, and how: one JSON document, at most 1 MiB, without any code. It is read strictly: a "
                                + "field that is unknown, missing, of another type or out of its range is refused with its path, and "
                                + "so are `null` and more than nine significant digits. Fields with a "
                                + "default may be left out; the canonical bytes, whose SHA-256 stands on the ledger, hold them all, and numbers without exponents. For editors and other programs "
                                + "there is a [JSON Schema](bundle.schema.json), which refuses nothing that is accepted here, and has "
                                + "no words for what spans fields: that `output` comes last, that layers fit each other, that the "
                                + "metric fits the label, how many digits a number has. `flock bundle check` tells all.\n\n");
        BundleFields.sections().forEach((title, fields) -> {
            page.append("## ").append(title).append("\n\n");
            page.append("| field | type | unit | range | default | meaning |\n|---|---|---|---|---|---|\n");
            fields.forEach(field -> row(page, field));
            page.append('\n');
        });
        page.append(FROM_DL4J);
        example(page, "A bundle for images: the demo's", "digits");
        example(page, "A bundle for tables", "breast-cancer");
        return page.toString();
    }

    private static void row(StringBuilder page, BundleField field) {
        page.append("| `").append(field.path().replaceAll("<[a-z0-9]+>", "")).append('`');
        if (field.path().contains("<")) {
            page.append(" of `")
                    .append(field.path().replaceAll(".*<([a-z0-9]+)>.*", "$1"))
                    .append('`');
        }
        page.append(" | ").append(field.form().words());
        page.append(" | ").append(field.unit());
        page.append(" | ").append(range(field));
        page.append(" | ").append(fallback(field));
        page.append(" | ").append(field.meaning()).append(" |\n");
    }

    private static String range(BundleField field) {
        if (field.form() == Form.CHOICE) {
            return field.options().stream().map(option -> "`" + option + "`").collect(Collectors.joining(", "));
        }
        return field.bounds()
                .map(bounds -> bounds.least() == bounds.most() ? plain(bounds.least()) : both(bounds))
                .orElse("");
    }

    private static String both(Bounds bounds) {
        return plain(bounds.least()) + " to " + plain(bounds.most());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String fallback(BundleField field) {
        if (field.required()) {
            return "required";
        }
        String nothing = field.form() == Form.OBJECT ? "its fields' defaults" : "none";
        return field.absent().map(value -> "`" + value + "`").orElse(nothing);
    }

    private static void example(StringBuilder page, String title, String folder) {
        try {
            page.append("## ").append(title).append("\n\n```json\n");
            page.append(Files.readString(DATA.resolve(folder).resolve("bundle.json"))
                            .strip())
                    .append("\n```\n\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
