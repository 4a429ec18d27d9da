package io.flock.client.arena;

import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;

/** What a node submits: {@link LocalTraining}, or one of the attacks that are played. Asked again, it gives the same. */
public interface ModelSource {
    /**
     * The node's model of an epoch.
     *
     * @throws io.flock.protocol.error.FlockException training failed
     */
    Candidate candidate(int epoch, TrainingProgress progress);

    /**
     * A model to submit.
     *
     * @param since the epoch from which on it is the same: submitted again it keeps its age
     * @param parent tensor digest of the model that it was trained from
     */
    record Candidate(int since, ModelWeights weights, Digest parent) {}
}
