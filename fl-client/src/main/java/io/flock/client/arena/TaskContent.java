package io.flock.client.arena;

import io.flock.client.bundle.Bundle;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.IpfsClient;

/** What a new task refers to: its bundle and its data sets, sealed and named, stored only by {@link #publish}. */
public final class TaskContent {
    private final SealedBytes bundle;
    private final SealedBytes validationBytes;
    private final SealedBytes finalBytes;
    private final ArenaSecrets secrets;

    /**
     * Seals.
     *
     * @param validation a packed set, see {@link DataSetFile}
     * @param last likewise, for the final validation
     */
    public TaskContent(Bundle bundle, byte[] validation, byte[] last, ArenaSecrets secrets) {
        this.bundle = SealedBytes.of(bundle.canonicalBytes());
        this.validationBytes = seal(secrets, SetName.VALIDATION, validation);
        this.finalBytes = seal(secrets, SetName.FINAL, last);
        this.secrets = secrets;
    }

    private static SealedBytes seal(ArenaSecrets secrets, SetName name, byte[] packed) {
        return SealedBytes.of(SetSeal.seal(secrets.task(), name, secrets.setKey(name), packed));
    }

    /** Where the bundle will be. */
    public ContentRef bundle() {
        return bundle.ref();
    }

    /** Where the validation set will be, and what its key hashes to. */
    public SealedSet validationSet() {
        return new SealedSet(
                validationBytes.ref(), secrets.setKey(SetName.VALIDATION).digest());
    }

    /** Where the final set will be, and what its key hashes to. */
    public SealedSet finalSet() {
        return new SealedSet(finalBytes.ref(), secrets.setKey(SetName.FINAL).digest());
    }

    /**
     * Holds a definition against this content.
     *
     * @throws FlockException CONTENT_MISMATCH
     */
    public ArenaTask requireNamedBy(ArenaTask task) {
        require("$.bundle", task.bundle(), bundle());
        require("$.validationSet", task.validationSet(), validationSet());
        require("$.finalSet", task.finalSet(), finalSet());
        return task;
    }

    private static void require(String field, Record named, Record given) {
        if (!named.equals(given)) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "the definition's " + field + " is " + named + ", the files given make " + given,
                    "give files and secret that the definition was made with, or make it anew with --dry-run");
        }
    }

    /** Stores and pins all of it. */
    public void publish(IpfsClient content) {
        content.put(bundle.bytes());
        content.put(validationBytes.bytes());
        content.put(finalBytes.bytes());
    }
}
