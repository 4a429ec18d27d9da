package io.flock.protocol.delegation;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/**
 * What a pool put into a task; never changed.
 *
 * @param ratio σ, as it was in force
 */
public record AllotmentRecord(ArenaRole role, Amount amount, Millionths ratio) implements StateDocument {}
