package io.flock.protocol.arena.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.SortedMap;

/** Publishes the validation set's key, wrapped for each admitted validator; for the creator. */
public record PublishAccess(TaskId taskId, @Limit(256) SortedMap<AccountId, String> wrappedKeys) {}
