package io.flock.client.knowledge;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.flock.client.engine.djl.DjlOffline;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;

/**
 * What a text means, as 384 numbers, by all-MiniLM-L6-v2 in this process. The model is in the jar that it is loaded from:
 * nothing is fetched.
 */
public final class Embedder {
    private final AllMiniLmL6V2QuantizedEmbeddingModel model;

    private Embedder(AllMiniLmL6V2QuantizedEmbeddingModel model) {
        this.model = model;
    }

    /**
     * Loads the model; takes about a second and 100 MB outside of the heap.
     *
     * @param natives a folder of this host's own, where the tokenizer's native library is unpacked
     * @throws FlockException UNSUPPORTED where there is no native library for this machine
     */
    public static Embedder open(Path natives) {
        // The tokenizer would unpack into the home folder.
        System.setProperty("DJL_CACHE_DIR", natives.toAbsolutePath().toString());
        DjlOffline.require();
        try {
            Embedder embedder = new Embedder(new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run));
            embedder.of("warm");
            return embedder;
        } catch (LinkageError | RuntimeException e) {
            throw new FlockException(
                    ErrorCode.UNSUPPORTED,
                    "embeddings can't be computed on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e,
                    "serve without knowledge: --knowledge-limit 0",
                    e);
        }
    }

    /** A vector of length 1. */
    float[] of(String text) {
        return model.embed(text).content().vector();
    }
}
