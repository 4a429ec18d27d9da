package io.flock.testnet.demo;

/** How much is played. */
enum DemoScope {
    /** A competition in the Arena, then the Alliance from its winner. */
    WHOLE,
    /** The Alliance alone, from a model made from the draw's seed. */
    ALLIANCE
}
