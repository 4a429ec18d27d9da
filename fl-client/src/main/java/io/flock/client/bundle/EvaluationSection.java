package io.flock.client.bundle;

import io.flock.protocol.arena.Metric;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model is measured.
 *
 * @param metric the one that decides
 * @param secondary others, which are only told
 * @param batchSize examples per forward pass, 1 to 65,536; it has no influence on the result's meaning
 */
public record EvaluationSection(Metric metric, List<Metric> secondary, int batchSize) {
    /** Copies the list. */
    public EvaluationSection {
        secondary = List.copyOf(secondary);
    }

    /** A metric as bundles name it, as {@code macroF1}. */
    public static String name(Metric metric) {
        return Fields.camelCase(metric);
    }

    static EvaluationSection read(Fields in, LabelSpec label) {
        Metric usual = label instanceof LabelSpec.Classes ? Metric.ACCURACY : Metric.RMSE;
        Metric metric = fitting(in.path("metric"), in.choice("metric", Metric.class, usual), label);
        List<Metric> secondary = in.has("secondary")
                ? in.list(
                        "secondary",
                        Metric.values().length,
                        (path, value) -> fitting(path, Fields.choice(path, value, Metric.class), label))
                : List.of();
        if (secondary.contains(metric) || secondary.stream().distinct().count() < secondary.size()) {
            throw BundleProblem.at(in.path("secondary"), "the same metric stands twice");
        }
        EvaluationSection section = new EvaluationSection(metric, secondary, in.integer("batchSize", 1, 65_536, 256));
        in.end();
        return section;
    }

    private static Metric fitting(String path, Metric metric, LabelSpec label) {
        boolean ofClasses = label instanceof LabelSpec.Classes;
        if (metric.isError() == ofClasses) {
            throw BundleProblem.at(
                    path,
                    Fields.camelCase(metric) + " measures " + (ofClasses ? "numbers" : "classes") + ", the label is "
                            + (ofClasses ? "a class" : "a number"));
        }
        return metric;
    }

    SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("metric", Fields.camelCase(metric));
        if (!secondary.isEmpty()) {
            out.put("secondary", secondary.stream().map(Fields::camelCase).toList());
        }
        out.put("batchSize", batchSize);
        return out;
    }
}
