package io.flock.client.participant;

/**
 * What was read of the ledger.
 *
 * @param number counts the readings
 * @param block the newest block that the reading surely knows; -1 for none
 */
public record Reading<V>(long number, long block, V view) {}
