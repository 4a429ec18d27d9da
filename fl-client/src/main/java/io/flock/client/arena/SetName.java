package io.flock.client.arena;

/** The data sets of a task. */
public enum SetName {
    /** What epochs are scored on; validators get its key at the start. */
    VALIDATION,
    /** What the final validation is scored on; its key is published after the last epoch. */
    FINAL
}
