package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.VersionRef;

/** Names the caller's open Arena task as the answer to a version's ratings. */
public record ReferModel(VersionRef version, TaskId task) {}
