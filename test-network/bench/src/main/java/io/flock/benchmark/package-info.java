/**
 * JMH benchmarks of the learning side, each beside a baseline that touches the same data in the same run.
 *
 * <p>What always holds: they measure the code that participants run, through its public methods, on what {@code flock
 * bench learning} measures too.
 */
package io.flock.benchmark;
