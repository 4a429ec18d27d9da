package io.flock.client.participant;

import io.flock.client.bundle.Bundle;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.content.IpfsClient;

/** The weights of a listed version. */
public final class VersionWeights {
    private VersionWeights() {}

    /**
     * Fetches and checks them.
     *
     * @throws FlockException CONTENT_UNAVAILABLE, also for a consensus model that nobody has opened to all; CONTENT_MISMATCH
     *     and MODEL_INVALID for bytes that are not the ledger's model
     */
    public static ModelWeights fetch(IpfsClient content, ModelVersion version, Bundle bundle) {
        try {
            return new GlobalModels(content, bundle.shape().layout()).get(GlobalModel.ofArtifact(version.model()));
        } catch (FlockException e) {
            if (e.is(ErrorCode.CONTENT_UNAVAILABLE) && version.source().kind() == TaskName.Kind.ARENA) {
                throw new FlockException(
                        ErrorCode.CONTENT_UNAVAILABLE,
                        "the consensus model of " + version.source() + " is not there for all: " + e.what(),
                        "let its node or a validator open it: flock arena release "
                                + version.source().task(),
                        e);
            }
            throw e;
        }
    }
}
