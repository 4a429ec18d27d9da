package io.flock.protocol.alliance;

/** What an account does in a round. */
public enum Role {
    /** Trains and proposes an update. */
    PROPOSER,
    /** Judges the updates, and aggregates those that stand. */
    VOTER
}
