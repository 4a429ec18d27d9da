package io.flock.client.participant;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.ModelSource;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.content.IpfsClient;
import java.util.Optional;

/** The weights of a task's global models: from the beacon's seed, or fetched and checked. Keeps the last one. For several
 * threads. */
public final class GlobalModels {
    private final IpfsClient content;
    private final TensorLayout layout;
    private Optional<GlobalModel> last = Optional.empty();
    private Optional<ModelWeights> lastWeights = Optional.empty();
    private Optional<ModelRef> coming = Optional.empty();
    private Optional<ModelWeights> comingWeights = Optional.empty();

    /** For models of this layout. */
    public GlobalModels(IpfsClient content, TensorLayout layout) {
        this.content = content;
        this.layout = layout;
    }

    /**
     * The weights of a model.
     *
     * @throws FlockException CONTENT_UNAVAILABLE; CONTENT_MISMATCH and MODEL_INVALID for bytes that are not the
     *     ledger's model
     */
    public synchronized ModelWeights get(GlobalModel model) {
        if (!last.equals(Optional.of(model))) {
            lastWeights = Optional.of(load(model));
            last = Optional.of(model);
        }
        return lastWeights.orElseThrow();
    }

    /** Keeps weights that were computed here, until they are asked for: if they are adopted, they need not be fetched. */
    synchronized void expect(ModelRef model, ModelWeights weights) {
        coming = Optional.of(model);
        comingWeights = Optional.of(weights);
    }

    /** Whether a model can be had without fetching anything. */
    synchronized boolean holds(GlobalModel model) {
        return model.source() == ModelSource.SEED || last.equals(Optional.of(model)) || isExpected(model);
    }

    private boolean isExpected(GlobalModel model) {
        return coming.isPresent() && model.artifact().equals(coming);
    }

    private ModelWeights load(GlobalModel model) {
        if (isExpected(model)) {
            ModelWeights weights = comingWeights.orElseThrow();
            coming = Optional.empty();
            comingWeights = Optional.empty();
            return weights;
        }
        return switch (model.source()) {
            case SEED -> Initialisation.fromSeed(model.seed().orElseThrow(), layout);
            case ARTIFACT -> fetch(model.artifact().orElseThrow());
        };
    }

    private ModelWeights fetch(ModelRef model) {
        int most = (int) Math.min(Integer.MAX_VALUE, SafetensorsReader.maxFileLength(layout));
        byte[] file = content.get(model.file(), most);
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
