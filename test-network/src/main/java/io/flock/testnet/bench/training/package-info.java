/**
 * Measures how fast the engines train, against PyTorch in Python.
 *
 * <p>What always holds: every figure is of this run on this machine, on one native thread, warm-up left out; all train the
 * same layers on as many examples, in shuffled batches of the same size.
 */
package io.flock.testnet.bench.training;
