package io.flock.protocol.arena.request;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** Asks for what a validator has to score in the task's current phase. */
public record GetAssignments(TaskId taskId, AccountId account) {}
