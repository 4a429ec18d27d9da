/**
 * Measures the learning side: how long aggregation takes by each rule, in how much memory, and against NumPy.
 *
 * <p>What always holds: every figure is of this run on this machine, warm-up left out; what is compared was computed from
 * the same files in the same run, and the results are compared too.
 */
package io.flock.testnet.bench.learning;
