/**
 * Measures the learning side: combining updates by each rule, in how much memory and against NumPy; writing and reading
 * them in each encoding; evaluating models. What a round costs beyond training is measured by {@code bench.overhead}.
 *
 * <p>What always holds: every figure is of this run on this machine, warm-up left out; what is compared was computed from
 * the same data in the same run, and the results are compared too.
 */
package io.flock.testnet.bench.learning;
