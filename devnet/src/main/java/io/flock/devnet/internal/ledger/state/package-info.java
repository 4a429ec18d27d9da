/**
 * The state of all keys at every height, and what a block makes of it: conflicts are found against a snapshot and the
 * updates of the block so far. One thread writes; readers see whole blocks only.
 */
package io.flock.devnet.internal.ledger.state;
