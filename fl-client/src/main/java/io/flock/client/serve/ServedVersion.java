package io.flock.client.serve;

import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ModelVersion;
import java.util.concurrent.Phaser;

/** A version in memory. Requests enter and leave, so that it ends only after the last one. */
final class ServedVersion implements AutoCloseable {
    private final ModelVersion version;
    private final Batcher batcher;
    private final Phaser inside = new Phaser(1);

    ServedVersion(ModelVersion version, Batcher batcher) {
        this.version = version;
        this.batcher = batcher;
    }

    ListingId listing() {
        return version.ref().listing();
    }

    int number() {
        return version.ref().version();
    }

    ModelVersion version() {
        return version;
    }

    Batcher batcher() {
        return batcher;
    }

    /** Keeps it open until {@link #leave}; false when it has ended. */
    boolean enter() {
        return inside.register() >= 0;
    }

    void leave() {
        inside.arriveAndDeregister();
    }

    @Override
    public void close() {
        inside.arriveAndAwaitAdvance();
        inside.forceTermination();
        batcher.close();
    }
}
