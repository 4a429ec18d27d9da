package io.flock.protocol.alliance;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Optional;

/**
 * The model that all start from.
 *
 * @param seed for SEED: what it is initialised from, once the first SEED phase has made it
 * @param artifact for ARTIFACT: the file
 */
public record GlobalModel(ModelSource source, Optional<Digest> seed, Optional<ModelRef> artifact) {
    public GlobalModel {
        if (artifact.isPresent() != (source == ModelSource.ARTIFACT)
                || (seed.isPresent() && source != ModelSource.SEED)) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "a model of " + source + " has the other's details");
        }
    }

    /** A model that will be initialised from the first seed. */
    public static GlobalModel unseeded() {
        return new GlobalModel(ModelSource.SEED, Optional.empty(), Optional.empty());
    }

    public static GlobalModel ofSeed(Digest seed) {
        return new GlobalModel(ModelSource.SEED, Optional.of(seed), Optional.empty());
    }

    public static GlobalModel ofArtifact(ModelRef artifact) {
        return new GlobalModel(ModelSource.ARTIFACT, Optional.empty(), Optional.of(artifact));
    }

    /** Fixes the seed of a model that has none yet; the first seed stays, whatever later SEED phases make. */
    public GlobalModel seeded(Digest first) {
        return source == ModelSource.SEED && seed.isEmpty() ? ofSeed(first) : this;
    }
}
