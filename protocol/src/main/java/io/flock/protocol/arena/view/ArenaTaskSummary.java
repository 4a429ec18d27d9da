package io.flock.protocol.arena.view;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import java.util.Optional;

/**
 * A task in a list.
 *
 * @param nodeStake what a node stakes at least
 * @param validatorStake what a validator stakes at least
 * @param stakeIn absent where stakes are FLOCK
 */
public record ArenaTaskSummary(
        TaskId taskId,
        String name,
        Metric metric,
        ArenaPhase phase,
        int epoch,
        int epochs,
        Amount nodeStake,
        Amount validatorStake,
        Optional<StakeUnit> stakeIn,
        Amount rewardPool) {}
