package io.flock.protocol.delegation.request;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** Claims what the caller's part of a pool's allotment to a task is due; {@code redelegate} leaves the principal in the pool. */
public record ClaimPool(TaskId taskId, AccountId owner, boolean redelegate) {}
