package io.flock.protocol.alliance;

/** How updates are judged. */
public enum VoteMode {
    /** A verdict per proposal: an honest proposer never pays for a poisoned neighbour. */
    ATTRIBUTED,
    /** One score for the aggregate of all; known, and not offered. */
    COLLECTIVE
}
