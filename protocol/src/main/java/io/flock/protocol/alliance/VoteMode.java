package io.flock.protocol.alliance;

/** How updates are judged. */
public enum VoteMode {
    /** A verdict per proposal: an honest proposer never pays for a poisoned neighbour. */
    ATTRIBUTED,
    /** One signed score for the aggregate of all, as FLock has it: all proposers share its fate, and so do the voters. */
    COLLECTIVE
}
