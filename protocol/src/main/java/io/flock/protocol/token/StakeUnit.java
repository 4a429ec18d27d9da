package io.flock.protocol.token;

/** What a task takes as stake. */
public enum StakeUnit {
    /** FLOCK from a balance; a penalty takes of it, and rewards are added to it. */
    FLOCK,
    /** gmFLOCK of a lock; a penalty burns of it and moves the FLOCK behind that, rewards are FLOCK and stand beside it. */
    GMFLOCK
}
