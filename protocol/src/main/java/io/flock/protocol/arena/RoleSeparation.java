package io.flock.protocol.arena;

/** Who holds one role only in a task of the Arena: is node, or validator, and never both. */
public enum RoleSeparation {
    /** Each account; an organisation may have nodes and validators, and these never judge those. */
    ACCOUNTS,
    /**
     * Each organisation: its first application that stands decides. No validator then has a node of its own house to
     * pass another's model to.
     */
    ORGANISATIONS
}
