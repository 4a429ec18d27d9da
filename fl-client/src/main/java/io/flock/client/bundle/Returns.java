package io.flock.client.bundle;

/** What a recurrent layer gives to the next one. */
public enum Returns {
    /** The state after the last step. */
    LAST,
    /** The states after all steps, as a sequence. */
    ALL
}
