package io.flock.client.arena;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.IpfsClient;

/** A consensus model's bytes, which are what its node has said, before they are stored for everybody. */
public final class ModelOpening {
    private final ModelRef model;
    private final byte[] file;
    private final IpfsClient content;
    private final boolean open;

    private ModelOpening(ModelRef model, byte[] file, IpfsClient content, boolean open) {
        this.model = model;
        this.file = file;
        this.content = content;
        this.open = open;
    }

    /** @param file the model's own bytes, compared already, the opening's alone; the client stays the caller's to close */
    ModelOpening(ModelRef model, byte[] file, IpfsClient content) {
        this(model, file, content, false);
    }

    /** Of a model that others can have already. */
    static ModelOpening again(ModelRef model, byte[] file, IpfsClient content) {
        return new ModelOpening(model, file, content, true);
    }

    /** Whether everybody could have it before, as long as somebody keeps it. */
    public boolean wasOpen() {
        return open;
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
