package io.flock.client.bundle;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By which tolerances a voter judges an update; Δ = update − global model.
 *
 * @param minNorm ‖Δ‖₂ below it is a free rider's
 * @param normBound ‖Δ‖₂ above this many times the median of all updates, and above this many times the longer of the voter's
 *     own two steps where it has any, is an outlier's
 * @param collusionCosine from this cosine of two Δ on, updates of different organisations are collusion
 * @param leastProfile by which |Δ| must correlate with what the voter's own training changes; 0 leaves the rule out
 * @param lossRelative share by which the loss may be above the global model's; for voters who have all classes, share by
 *     which one of n updates may have the loss of their mean above that without it, times n
 * @param lossAbsolute what it may be above it besides
 * @param mirrorRelative share by which the loss may be above that of the mirrored update, global model − Δ
 * @param mirrorAbsolute what it may be above it besides
 */
public record JudgingSection(
        double minNorm,
        double normBound,
        double collusionCosine,
        double leastProfile,
        double lossRelative,
        double lossAbsolute,
        double mirrorRelative,
        double mirrorAbsolute) {
    static JudgingSection read(Fields in) {
        JudgingSection section = new JudgingSection(
                in.decimal("minNorm", 0, 1e6, 1e-6),
                in.decimal("normBound", 1, 1e6, 3),
                in.decimal("collusionCosine", 0.5, 1, 0.999),
                in.decimal("leastProfile", 0, 0.5, 0.1),
                in.decimal("lossRelative", 0, 1000, 0.5),
                in.decimal("lossAbsolute", 0, 1000, 0.1),
                in.decimal("mirrorRelative", 0, 1000, 0.5),
                in.decimal("mirrorAbsolute", 0, 1000, 0.05));
        in.end();
        return section;
    }

    SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("minNorm", minNorm);
        out.put("normBound", normBound);
        out.put("collusionCosine", collusionCosine);
        out.put("leastProfile", leastProfile);
        out.put("lossRelative", lossRelative);
        out.put("lossAbsolute", lossAbsolute);
        out.put("mirrorRelative", mirrorRelative);
        out.put("mirrorAbsolute", mirrorAbsolute);
        return out;
    }
}
