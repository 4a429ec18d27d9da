package io.flock.protocol.arena;

import io.flock.protocol.codec.Range;
import io.flock.protocol.money.Amount;

/**
 * The seats of one role.
 *
 * @param min with fewer admitted the task is cancelled
 * @param max how many are admitted
 * @param minStake what an account stakes at least
 */
public record Seats(@Range(min = 1, max = 256) int min, @Range(min = 1, max = 256) int max, Amount minStake) {}
