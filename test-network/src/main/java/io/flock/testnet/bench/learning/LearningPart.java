package io.flock.testnet.bench.learning;

/** What {@code flock bench learning} measures. */
public enum LearningPart {
    AGGREGATION,
    ENCODING,
    EVALUATION,
    ROUND
}
