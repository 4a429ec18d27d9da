package io.flock.protocol.emission;

import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;

/** A task's part of an epoch. */
public record EpochShare(TaskName task, Amount stake, Amount amount) {}
