package io.flock.client.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The layers that a DL4J {@code MultiLayerConfiguration} means, read from its JSON without DL4J. Classes are names in an
 * allow-list here, never anything to load, and a setting for which a bundle has no words is refused: what is trained is
 * what the configuration says, or nothing. First weights and the updater are the bundle's own.
 */
final class Dl4jLayers {
    static final String PATH = "$.model.dl4j";

    private static final Set<String> PREPROCESSORS = Set.of(
            "org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor",
            "org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor",
            "org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor",
            "org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor");

    private Dl4jLayers() {}

    static List<LayerSpec> read(Fields in, DataSection data, int most) {
        in.ignore(
                "cacheMode",
                "epochCount",
                "inferenceWorkspaceMode",
                "iterationCount",
                "tbpttBackLength",
                "tbpttFwdLength",
                "trainingWorkspaceMode",
                "validateOutputLayerConfig");
        Dl4jSettings.only(in, "backpropType", "Standard");
        Dl4jSettings.only(in, "dataType", "FLOAT");
        preprocessors(in);
        List<Dl4jLayer> read = in.list("confs", most, (path, tree) -> conf(path, tree, data.label()));
        in.end();
        List<LayerSpec> layers = new ArrayList<>();
        read.forEach(layer -> layers.addAll(layer.layers()));
        if (layers.size() > most) {
            throw BundleProblem.at(in.path("confs"), layers.size() + " layers with their dropouts, at most " + most);
        }
        requireFit(in, read, layers, data);
        return layers;
    }

    /** A configuration that was made for other data would be another model on these. */
    private static void requireFit(Fields in, List<Dl4jLayer> read, List<LayerSpec> layers, DataSection data) {
        ModelShape shape = ModelShape.of(new ModelSection(layers, ModelSection.MOST_PARAMS), data);
        int at = -1;
        for (int i = 0; i < read.size(); i++) {
            Dl4jLayer layer = read.get(i);
            at += layer.layers().size();
            if (layer.inputs() > 0 && layer.inputs() != inputs(layers.get(at), shape.input(at))) {
                throw BundleProblem.at(
                        in.path("confs") + "[" + i + "].layer.nin",
                        layer.inputs() + " inputs; from this data come " + inputs(layers.get(at), shape.input(at)));
            }
        }
    }

    private static int inputs(LayerSpec layer, FeatureShape shape) {
        boolean flat = layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Output;
        if (shape instanceof FeatureShape.Planes planes && !flat) {
            return planes.channels();
        }
        return shape instanceof FeatureShape.Steps steps ? steps.features() : shape.size();
    }

    /** DL4J puts these where shapes change, which follows from the layers here. */
    private static void preprocessors(Fields in) {
        Fields all = in.optionalObject("inputPreProcessors");
        for (String place : all.names()) {
            Fields one = all.object(place);
            String type = one.text("@class", 200);
            if (!PREPROCESSORS.contains(type)) {
                throw BundleProblem.at(one.path("@class"), "'" + BundleProblem.shorten(type) + "' is not allowed");
            }
        }
    }

    private static Dl4jLayer conf(String path, Object tree, LabelSpec label) {
        Fields in = Fields.of(path, tree);
        in.ignore(
                "cacheMode",
                "epochCount",
                "iterationCount",
                "maxNumLineSearchIterations",
                "seed",
                "stepFunction",
                "variables");
        Dl4jSettings.only(in, "dataType", "FLOAT");
        Dl4jSettings.only(in, "miniBatch", true);
        Dl4jSettings.only(in, "minimize", true);
        Dl4jSettings.only(in, "optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
        Dl4jLayer layer = Dl4jLayer.read(in.object("layer"), label);
        in.end();
        return layer;
    }
}
