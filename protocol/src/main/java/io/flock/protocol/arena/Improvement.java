package io.flock.protocol.arena;

/**
 * A node's submission that stands: the last that was an improvement over what others had revealed before.
 *
 * @param shown when it was revealed, and what it had to be better than
 * @param score by which it is ranked until the final validation
 */
public record Improvement(Standing shown, Score score) {}
