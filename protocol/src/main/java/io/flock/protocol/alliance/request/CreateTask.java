package io.flock.protocol.alliance.request;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.CreditId;
import java.util.List;
import java.util.Optional;

/** Creates a task; its pool is taken from the caller's balance. */
public record CreateTask(TaskDefinition definition, @Limit(100) Optional<List<CreditId>> collect) {}
