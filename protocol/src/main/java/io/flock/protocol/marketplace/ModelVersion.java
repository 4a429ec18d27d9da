package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One version of a listing; never changed.
 *
 * @param source the task whose result it is
 * @param arena the Arena task that an Alliance task began with
 * @param derivedFrom the version whose feedback led to the task
 * @param rewards what the lineage's settlements paid each account: the weights of the contributors' share
 */
public record ModelVersion(
        VersionRef ref,
        TaskName source,
        Optional<TaskId> arena,
        Optional<VersionRef> derivedFrom,
        ContentRef bundle,
        ModelRef model,
        ModelCard card,
        SortedMap<AccountId, Amount> rewards,
        long listedAt)
        implements StateDocument {
    public ModelVersion {
        rewards = Collections.unmodifiableSortedMap(new TreeMap<>(rewards));
    }

    /** A task's result as a version. */
    public static ModelVersion of(
            VersionRef ref, Origin origin, Optional<VersionRef> derivedFrom, ModelCard card, long now) {
        return new ModelVersion(
                ref,
                origin.task(),
                origin.arena(),
                derivedFrom,
                origin.bundle(),
                origin.model(),
                card,
                origin.rewards(),
                now);
    }

    /** Whether anybody was paid in the lineage; otherwise the contributors' share goes to the treasury. */
    public boolean hasContributors() {
        return rewards.values().stream().anyMatch(reward -> !reward.isZero());
    }
}
