package io.flock.client.participant;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.ModelSource;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.content.IpfsClient;
import java.util.Collections;
import java.util.Optional;

/** The weights of a task's global models: from the beacon's seed, or fetched and checked. Keeps the last one. For several
 * threads. */
public final class GlobalModels {
    private final IpfsClient content;
    private final TensorLayout layout;
    private Optional<Last> last = Optional.empty();
    private Optional<Coming> coming = Optional.empty();

    private record Last(GlobalModel model, ModelWeights weights) {}

    /** Computed here, and not asked for yet. */
    private record Coming(ModelRef model, ModelWeights weights) {}

    /** For models of this layout. */
    public GlobalModels(IpfsClient content, TensorLayout layout) {
        this.content = content;
        this.layout = layout;
    }

    /**
     * The weights of a model.
     *
     * @throws FlockException CONTENT_UNAVAILABLE; CONTENT_MISMATCH, CONTENT_INVALID and MODEL_INVALID for bytes that are not the
     *     ledger's model
     */
    public synchronized ModelWeights get(GlobalModel model) {
        if (!isLast(model)) {
            last = Optional.of(new Last(model, load(model)));
        }
        return last.orElseThrow().weights();
    }

    /** Keeps weights that were computed here, until they are asked for: if they are adopted, they need not be fetched. */
    synchronized void expect(ModelRef model, ModelWeights weights) {
        coming = Optional.of(new Coming(model, weights));
    }

    /** Whether a model can be had without fetching anything. */
    synchronized boolean holds(GlobalModel model) {
        return model.source() == ModelSource.SEED
                || isLast(model)
                || expected(model).isPresent();
    }

    private boolean isLast(GlobalModel model) {
        return last.filter(kept -> kept.model().equals(model)).isPresent();
    }

    private Optional<ModelWeights> expected(GlobalModel model) {
        return coming.filter(kept -> model.artifact().equals(Optional.of(kept.model())))
                .map(Coming::weights);
    }

    private ModelWeights load(GlobalModel model) {
        Optional<ModelWeights> computed = expected(model);
        if (computed.isPresent()) {
            coming = Optional.empty();
            return computed.get();
        }
        return switch (model.source()) {
            case SEED -> Initialisation.fromSeed(model.seed().orElseThrow(), layout);
            case ARTIFACT -> {
                ModelRef ref = model.artifact().orElseThrow();
                yield read(bytes(ref), ref);
            }
        };
    }

    /** A model's safetensors file, and what is in it. */
    public static final class ModelFile {
        private final byte[] bytes;
        private final ModelWeights weights;

        private ModelFile(byte[] bytes, ModelWeights weights) {
            this.bytes = bytes;
            this.weights = weights;
        }

        /** The file itself, not a copy. */
        public byte[] bytes() {
            return bytes;
        }

        public ModelWeights weights() {
            return weights;
        }
    }

    /**
     * A model with its file: the adopted one as its proposers or voters stored it, or the seed's, written here.
     *
     * @throws FlockException as {@link #get}
     */
    public ModelFile file(GlobalModel model) {
        return switch (model.source()) {
            case SEED -> {
                ModelWeights weights = get(model);
                yield new ModelFile(SafetensorsWriter.write(weights, Collections.emptySortedMap()), weights);
            }
            case ARTIFACT -> {
                ModelRef ref = model.artifact().orElseThrow();
                byte[] bytes = bytes(ref);
                yield new ModelFile(bytes, read(bytes, ref));
            }
        };
    }

    private byte[] bytes(ModelRef model) {
        return content.get(model.file(), (int) Math.min(Integer.MAX_VALUE, SafetensorsReader.maxFileLength(layout)));
    }

    private ModelWeights read(byte[] file, ModelRef model) {
        ModelWeights weights = SafetensorsReader.read(file, layout).weights();
        if (!weights.tensorDigest().equals(model.tensorDigest())) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    "the tensors of " + model.cid() + " have the digest " + weights.tensorDigest()
                            + ", the ledger says " + model.tensorDigest(),
                    "whoever revealed it lied about them; ask the task's creator");
        }
        return weights;
    }
}
