package io.flock.protocol.arena;

/** What a model is for. */
public enum TaskKind {
    /** Names one of several classes. */
    CLASSIFICATION,
    /** Predicts a number. */
    REGRESSION
}
