/**
 * New FLOCK: when, how many, and for which tasks.
 *
 * <p>What always holds: nothing is minted but for verified tasks whose frozen stake acted in the epoch; what is minted is
 * shared out exactly; all of it stays below FLock's caps.
 */
package io.flock.protocol.emission;
