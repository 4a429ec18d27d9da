package io.flock.protocol.arena.request;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** Asks for an account's part in a task. */
public record GetParticipant(TaskId taskId, AccountId account) {}
