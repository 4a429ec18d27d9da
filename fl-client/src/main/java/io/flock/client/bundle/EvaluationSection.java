package io.flock.client.bundle;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model is measured: accuracy, the share of examples whose true class has the highest output.
 *
 * @param batchSize examples per forward pass, 1 to 65,536; it has no influence on the result's meaning
 */
public record EvaluationSection(int batchSize) {
    static EvaluationSection read(Fields in) {
        String metric = in.text("metric", 32, "accuracy");
        if (!metric.equals("accuracy")) {
            throw BundleProblem.at(in.path("metric"), "'" + BundleProblem.shorten(metric) + "' is not accuracy");
        }
        EvaluationSection section = new EvaluationSection(in.integer("batchSize", 1, 65_536, 256));
        in.end();
        return section;
    }

    SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("metric", "accuracy");
        out.put("batchSize", batchSize);
        return out;
    }
}
