package io.flock.client.judge;

/**
 * A voter's losses with the model that a round began with.
 *
 * @param test on its test split
 * @param all on all of its data
 */
record GlobalLoss(double test, double all) {}
