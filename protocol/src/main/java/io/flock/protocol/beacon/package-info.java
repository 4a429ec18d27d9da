/**
 * Randomness that nobody steers: hash chains, the beacon's seeds, and draws from them.
 *
 * <p>A draw is a pure function of a seed and committed state; the same input gives the same draw for everybody, always.
 * Purposes separate streams. Weighted draws use integers only, without bias.
 */
package io.flock.protocol.beacon;
