package io.flock.devnet.internal.policy;

import io.flock.devnet.internal.msp.NodeRole;

/** The channel's implicit policies for callers: any organisation's member with one of these roles. */
public enum AccessPolicy {
    READERS("Readers"),
    /** A peer's identity may not propose. */
    WRITERS("Writers");

    private final String label;

    AccessPolicy(String label) {
        this.label = label;
    }

    public boolean includes(NodeRole role) {
        return switch (role) {
            case CLIENT, ADMIN -> true;
            case PEER -> this == READERS;
            case ORDERER -> false;
        };
    }

    /** Why it is not satisfied, in Fabric's words. */
    public String unsatisfied() {
        return "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the '"
                + label + "' sub-policies to be satisfied";
    }

    /** The text with which a peer refuses a caller of the channel. */
    public String refusal(String channel) {
        return "Failed evaluating policy on signed data during check policy on channel [" + channel + "] with policy"
                + " [/Channel/Application/" + label + "]: [" + unsatisfied() + "]";
    }
}
