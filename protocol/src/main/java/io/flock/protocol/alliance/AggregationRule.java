package io.flock.protocol.alliance;

/** How standing updates become the next global model; bit-exact. */
public enum AggregationRule {
    /** The mean with equal weights. */
    FEDAVG
}
