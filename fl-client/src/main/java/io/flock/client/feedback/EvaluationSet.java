package io.flock.client.feedback;

import io.flock.client.arena.OpenedSet;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import io.flock.client.participant.Bundles;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.util.Optional;

/** The examples that a version's model, or the one that its training began with, was measured on. */
public final class EvaluationSet {
    private EvaluationSet() {}

    /**
     * The final set of the Arena task in the version's lineage, whose key is public once the task is over; nothing where
     * there is no such task, or its data look otherwise than the version's.
     *
     * @param schema the data section of the version's bundle
     * @throws io.flock.protocol.error.FlockException CONTENT_UNAVAILABLE, CONTENT_MISMATCH, CONTENT_INVALID, ENVELOPE_INVALID
     */
    public static Optional<Examples> of(FlockClient flock, IpfsClient content, VersionRef version, DataSection schema) {
        Optional<TaskId> task = flock.marketplace().lineage(version).run().arena();
        if (task.isEmpty()) {
            return Optional.empty();
        }
        ArenaTaskView view = flock.arena().task(task.get()).run();
        boolean same =
                Bundles.fetch(content, view.task().definition().bundle()).data().equals(schema);
        return same ? OpenedSet.finalSet(content, view, schema) : Optional.empty();
    }
}
