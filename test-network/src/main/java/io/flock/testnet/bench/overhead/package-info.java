/**
 * Measures what a round costs beyond the training of its models: ten participants train and judge on an embedded network,
 * and the same training is done without any network in the same process.
 *
 * <p>What always holds: training and evaluation are counted where they happen, and what is told as overhead is all that is
 * left of the round.
 */
package io.flock.testnet.bench.overhead;
