package io.flock.protocol.arena;

/** What an account does in a task; never both. */
public enum ArenaRole {
    /** Trains and submits models. */
    NODE,
    /** Scores submissions. */
    VALIDATOR
}
