package io.flock.client.arena;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.IpfsClient;

/** A model that came out of its envelope and is what its node has said, before others can have it. */
public final class ModelOpening {
    private final ModelRef model;
    private final byte[] file;
    private final IpfsClient content;

    /** @param file the model's own bytes, compared already, the opening's alone; the client stays the caller's to close */
    ModelOpening(ModelRef model, byte[] file, IpfsClient content) {
        this.model = model;
        this.file = file;
        this.content = content;
    }

    public ModelRef model() {
        return model;
    }

    /**
     * Stores and pins the bytes, for everybody. Asked again, it does the same.
     *
     * @throws FlockException CONTENT_UNAVAILABLE, CONTENT_MISMATCH where the node does not store them as it should
     */
    public void open() {
        content.put(file);
    }
}
