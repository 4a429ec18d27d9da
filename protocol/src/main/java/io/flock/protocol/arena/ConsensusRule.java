package io.flock.protocol.arena;

/** How scores of one submission become one. */
public enum ConsensusRule {
    /** The weighted median: a minority of the weight can't move it out of the honest scores (attack 14). */
    STAKE_WEIGHTED_MEDIAN,
    /** The weighted mean. */
    STAKE_WEIGHTED_MEAN
}
