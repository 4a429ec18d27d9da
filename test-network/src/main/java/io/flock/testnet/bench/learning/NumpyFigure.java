package io.flock.testnet.bench.learning;

/**
 * How NumPy did by one rule.
 *
 * @param seconds the median of the runs
 */
record NumpyFigure(double seconds, ResultSample sample) {}
