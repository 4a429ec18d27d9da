package io.flock.client.bundle;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task's bundle: model, data, training, evaluation and judging. Fields that have a default may be left out by an
 * author; the canonical bytes, which are stored and whose digest stands on the ledger, hold them all.
 */
public record Bundle(
        String name,
        ModelSection model,
        DataSection data,
        TrainingSection training,
        EvaluationSection evaluation,
        JudgingSection judging) {
    /** No bundle is longer than this many bytes: the cap to fetch it with. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int SCHEMA_VERSION = 1;

    /**
     * Reads an author's file, in any layout and with defaults left out.
     *
     * @throws FlockException {@code BUNDLE_INVALID}, with the path of the first field that is wrong
     */
    public static Bundle read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw BundleProblem.at("$", json.length + " bytes; at most " + MAX_BYTES + " are allowed");
        }
        Fields in = Fields.of("$", JsonTree.parse(json));
        in.integer("schemaVersion", SCHEMA_VERSION, SCHEMA_VERSION);
        DataSection data = DataSection.read(in.object("data"));
        Bundle bundle = new Bundle(
                in.text("name", 128),
                ModelSection.read(in.object("model"), data),
                data,
                TrainingSection.read(in.object("training"), data.label()),
                EvaluationSection.read(in.optionalObject("evaluation"), data.label()),
                JudgingSection.read(in.optionalObject("judging")));
        in.end();
        ModelShape shape = bundle.shape(); // refuses layers that don't fit
        if (bundle.training.batchSize() < shape.leastBatch()) {
            throw BundleProblem.at(
                    "$.training.batchSize",
                    "a single example leaves batchnorm one value of each channel, which has no variance; give at least "
                            + shape.leastBatch());
        }
        if (bundle.training.noiseMultiplier().isPresent()
                && shape.layout().tensors().stream().anyMatch(ModelShape::isStatistic)) {
            throw BundleProblem.at(
                    "$.training.noiseMultiplier",
                    "batchnorm counts on examples, and noise can make a variance negative");
        }
        return bundle;
    }

    /**
     * Reads a bundle that came from the content store.
     *
     * @throws FlockException {@code BUNDLE_INVALID}: as {@link #read}, or bytes that are not the canonical ones
     */
    public static Bundle readCanonical(byte[] json) {
        Bundle bundle = read(json);
        if (!Arrays.equals(json, bundle.canonicalBytes())) {
            throw BundleProblem.at("$", "a valid bundle, but not written in its canonical form");
        }
        return bundle;
    }

    /** UTF-8 JSON with sorted keys, no white space and every default written out. */
    public byte[] canonicalBytes() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("schemaVersion", SCHEMA_VERSION);
        out.put("name", name);
        out.put("model", model.write());
        out.put("data", data.write());
        out.put("training", training.write());
        out.put("evaluation", evaluation.write());
        out.put("judging", judging.write());
        return CanonicalJson.write(out);
    }

    /** SHA-256 of the canonical bytes. */
    public Digest digest() {
        try {
            return Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(canonicalBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    /** Shapes between the layers, and the model's tensors. */
    public ModelShape shape() {
        return ModelShape.of(model, data);
    }
}
