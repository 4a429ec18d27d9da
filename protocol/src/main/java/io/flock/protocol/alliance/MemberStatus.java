package io.flock.protocol.alliance;

/** Whether a member can be drawn. */
public enum MemberStatus {
    /** Takes part. */
    ACTIVE,
    /** Left by its own wish; its stake is due at the end. */
    LEFT,
    /** Out, because it was silent in SEED or has less than half of the minimum stake; its stake is due at the end. */
    REMOVED
}
