package io.flock.protocol.delegation.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.List;

/** Puts an amount of the caller's pool into a task on which the caller has staked, from the delegators named, in proportion. */
public record AllotPool(TaskId taskId, Amount amount, @Limit(256) List<AccountId> delegators) {}
