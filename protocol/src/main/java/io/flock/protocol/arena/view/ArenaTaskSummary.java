package io.flock.protocol.arena.view;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;

/** A task in a list. */
public record ArenaTaskSummary(
        TaskId taskId,
        String name,
        Metric metric,
        ArenaPhase phase,
        int epoch,
        int epochs,
        Amount nodeStake,
        Amount validatorStake,
        Amount rewardPool) {}
