/**
 * Measures what a round costs beyond training and evaluation: ten participants train and judge on an embedded network, and
 * each one's share is trained without any network in the same process.
 *
 * <p>What always holds: training and evaluation are counted where they happen, and what is told as overhead is all that is
 * left of the round.
 */
package io.flock.testnet.bench.overhead;
