package io.flock.protocol.alliance.view;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;

/** A task in a list. */
public record TaskSummary(
        TaskId taskId, String name, Phase phase, int round, int rounds, Amount minStake, Amount rewardPool) {}
