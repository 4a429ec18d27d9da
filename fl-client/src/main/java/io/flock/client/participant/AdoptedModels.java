package io.flock.client.participant;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.IpfsClient;

/** The models that a task's rounds adopted, computed again from the updates that stood. For one thread. */
public final class AdoptedModels {
    private final TaskDefinition definition;
    private final RoundUpdates updates;

    /**
     * Fetches the task's bundle. The content client stays the caller's to close.
     *
     * @param sealing how the task has its updates stored, for the account that reads them
     * @throws FlockException CONTENT_MISMATCH, CONTENT_INVALID, CONTENT_UNAVAILABLE, CONTENT_TOO_LARGE, BUNDLE_INVALID
     */
    public AdoptedModels(TaskDefinition definition, IpfsClient content, UpdateSealing sealing) {
        this.definition = definition;
        this.updates =
                new RoundUpdates(definition.taskId(), Bundles.fetch(content, definition.bundle()), content, sealing);
    }

    /**
     * What a round's standing updates combine to, by the task's aggregation rule.
     *
     * @param round after its tally
     * @throws FlockException CONTENT_UNAVAILABLE: an update or the parent can't be had; CONTENT_MISMATCH, MODEL_INVALID: the
     *     parent's bytes are not the ledger's model; INVALID_ARGUMENT: no update stood;
     *     UPDATES_SEALED: its updates are sealed for others
     */
    public AdoptedAgain again(RoundView round) {
        return updates.again(
                definition.aggregation(),
                round,
                round.round().tally().orElseThrow().standing());
    }
}
