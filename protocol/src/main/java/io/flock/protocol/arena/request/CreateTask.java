package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TaskId;
import java.util.List;
import java.util.Optional;

/** Creates a task; pool and stake are taken from the caller's balance. {@code record} names a completed Arena task in which the caller trained or validated, for who stakes less than governance asks for. */
public record CreateTask(ArenaTask definition, Optional<TaskId> record, @Limit(100) Optional<List<CreditId>> collect) {}
