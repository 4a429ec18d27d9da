package io.flock.testnet.demo;

/** How much is played. */
enum DemoScope {
    /** A competition in the Arena, the Alliance from its winner, and the market with its model. */
    WHOLE,
    /** The Alliance alone, from a model made from the draw's seed. */
    ALLIANCE
}
