package io.flock.client.bundle;

import io.flock.client.privacy.PrivateRelease;
import io.flock.protocol.tensor.UpdateEncoding;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a proposer trains on its own data in one round.
 *
 * @param loss what is made small, which follows from what the model predicts
 * @param updater the optimiser
 * @param localEpochs passes over the train split, 1 to 10,000
 * @param batchSize examples per step, 1 to 65,536; the last batch of an epoch may be smaller, or, where one
 *     example is too few ({@link ModelShape#leastBatch}), one larger
 * @param proximalMu FedProx (Li et al. 2020): adds {@code μ/2 · ‖w − global‖²} to the loss; 0 is plain FedAvg
 * @param clipNorm where present, the whole update is scaled down to at most this ‖update − global‖₂
 * @param noiseMultiplier where present, the update gets Gaussian noise of this many times {@code clipNorm}, which has to be
 *     there then: client-level differential privacy
 * @param updates how updates stand in their files
 * @param splitTrain share of a participant's data that it trains on; it judges others on the rest
 */
public record TrainingSection(
        Loss loss,
        UpdaterSpec updater,
        int localEpochs,
        int batchSize,
        double proximalMu,
        Optional<Double> clipNorm,
        Optional<Double> noiseMultiplier,
        UpdateEncoding updates,
        double splitTrain) {
    /** What leaves a participant of its update; empty where the task adds no noise. */
    public Optional<PrivateRelease> privateRelease() {
        return noiseMultiplier.map(noise -> new PrivateRelease(clipNorm.orElseThrow(), noise));
    }

    static TrainingSection read(Fields in, LabelSpec label) {
        TrainingSection section = new TrainingSection(
                loss(in, label),
                UpdaterSpec.read(in.object("updater")),
                in.integer("localEpochs", 1, 10_000),
                in.integer("batchSize", 1, 65_536),
                in.decimal("proximalMu", 0, 1000, 0),
                in.optionalDecimal("clipNorm", 1e-6, 1e6),
                in.optionalDecimal("noiseMultiplier", 1e-6, 1e6),
                in.has("updates") ? UpdateFormat.read(in.object("updates")) : UpdateEncoding.float32(),
                in.decimal("splitTrain", 0.05, 0.95, 0.8));
        in.end();
        if (section.noiseMultiplier.isPresent() && section.clipNorm.isEmpty()) {
            throw BundleProblem.at(in.path("noiseMultiplier"), "noise protects nothing without clipNorm");
        }
        return section;
    }

    private static Loss loss(Fields in, LabelSpec label) {
        Loss loss = in.choice("loss", Loss.class, Loss.of(label));
        if (loss != Loss.of(label)) {
            throw BundleProblem.at(in.path("loss"), "crossEntropy is for classes, squaredError for numbers");
        }
        return loss;
    }

    SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("loss", Fields.camelCase(loss));
        out.put("updater", updater.write());
        out.put("localEpochs", localEpochs);
        out.put("batchSize", batchSize);
        out.put("proximalMu", proximalMu);
        clipNorm.ifPresent(norm -> out.put("clipNorm", norm));
        noiseMultiplier.ifPresent(noise -> out.put("noiseMultiplier", noise));
        UpdateFormat.write(updates).ifPresent(format -> out.put("updates", format));
        out.put("splitTrain", splitTrain);
        return out;
    }
}
