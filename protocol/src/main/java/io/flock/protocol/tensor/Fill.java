package io.flock.protocol.tensor;

/** What a tensor holds before any training. */
public enum Fill {
    /** Uniform in ±√(6 / fan-in), from the seed's stream; see {@link Initialisation}. */
    HE_UNIFORM,
    /** Every value 0: biases, shifts, running means. */
    ZERO,
    /** Every value 1: scales, running variances. */
    ONE
}
