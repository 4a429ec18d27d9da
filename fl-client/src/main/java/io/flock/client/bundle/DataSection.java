package io.flock.client.bundle;

import java.util.List;
import java.util.SortedMap;

/** What a row of a participant's data looks like, and how it becomes numbers. */
public sealed interface DataSection permits TabularData, ImageData, SequenceData {
    /** Shape of one example's features. */
    FeatureShape shape();

    /** What a model predicts of an example. */
    LabelSpec label();

    /** The labels in the order of the model's outputs; none where a number is predicted. */
    default List<String> classes() {
        return label() instanceof LabelSpec.Classes named ? named.classes() : List.of();
    }

    /** As it stands in the bundle. */
    SortedMap<String, Object> write();

    /** Reads the section by its {@code kind}. */
    static DataSection read(Fields in) {
        String kind = in.text("kind", 32);
        return switch (kind) {
            case "tabular" -> TabularData.read(in);
            case "image" -> ImageData.read(in);
            case "sequence" -> SequenceData.read(in);
            default ->
                throw BundleProblem.at(
                        in.path("kind"), "'" + BundleProblem.shorten(kind) + "' is none of tabular, image, sequence");
        };
    }
}
