package io.flock.testnet.bench.learning;

import java.util.Optional;

/**
 * How one rule did.
 *
 * @param rule its text
 * @param updates how many
 * @param length values in each
 * @param seconds the median of the runs
 * @param peakMegabytes heap in use at most, beyond what was in use before, the result included
 * @param bandwidthShare bytes of the updates over the time, of what the machine's memory gave in the same run
 * @param numpySeconds where it was asked for and NumPy has the rule
 */
record AggregationFigure(
        String rule,
        int updates,
        int length,
        double seconds,
        double peakMegabytes,
        double bandwidthShare,
        ResultSample sample,
        Optional<Double> numpySeconds) {
    /** The same beside what NumPy took for the same result from the same files. */
    AggregationFigure beside(Optional<NumpyFigure> numpy) {
        numpy.ifPresent(other -> sample.requireLike(other.sample(), rule));
        return new AggregationFigure(
                rule, updates, length, seconds, peakMegabytes, bandwidthShare, sample, numpy.map(NumpyFigure::seconds));
    }

    /** How many times as fast as NumPy it is. */
    Optional<Double> timesAsFast() {
        return numpySeconds.map(numpy -> numpy / seconds);
    }
}
