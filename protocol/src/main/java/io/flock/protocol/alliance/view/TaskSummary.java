package io.flock.protocol.alliance.view;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import java.util.Optional;

/**
 * A task in a list.
 *
 * @param minStake what an account stakes at least
 * @param stakeIn absent where stakes are FLOCK
 */
public record TaskSummary(
        TaskId taskId,
        String name,
        Phase phase,
        int round,
        int rounds,
        Amount minStake,
        Optional<StakeUnit> stakeIn,
        Amount rewardPool) {}
