package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.ReferredSet;
import io.flock.protocol.marketplace.VersionRef;
import java.util.Optional;

/**
 * Names the caller's open Arena task as the answer to a version's ratings.
 *
 * @param set which of the task's data sets holds the ratings' examples; empty where none does
 */
public record ReferModel(VersionRef version, TaskId task, Optional<ReferredSet> set) {}
