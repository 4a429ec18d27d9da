package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;

/**
 * A place in a ranking.
 *
 * @param rank from 1; tied copies of one organisation hold one
 * @param firstEpoch in which the account first revealed the model
 */
public record Rank(int rank, AccountId account, Score score, int firstEpoch) {}
