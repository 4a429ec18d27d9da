package io.flock.protocol.commitment;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/**
 * What a commitment is bound to: a copy made by another account, or for another task, round or phase, can't be revealed
 * (attack 5).
 *
 * @param channel the ledger's channel
 * @param contract the contract's name, such as {@code alliance}
 * @param round from 0
 * @param phase the name of the commit phase, such as {@code VOTE_COMMIT}
 */
public record CommitmentContext(
        String channel, String contract, TaskId taskId, int round, String phase, AccountId account) {}
