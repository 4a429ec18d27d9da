package io.flock.testnet.fabric;

/** What keeps the content. */
public enum ContentKind {
    /** One Kubo per organisation, in a private swarm. */
    KUBO,
    /** One embedded node for all: needs nothing installed, and is no IPFS network. */
    EMBEDDED
}
