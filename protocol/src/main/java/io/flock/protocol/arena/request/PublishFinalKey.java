package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.identity.TaskId;

/** Publishes the key of the final set; for the creator. */
public record PublishFinalKey(TaskId taskId, ContentKey key) {}
