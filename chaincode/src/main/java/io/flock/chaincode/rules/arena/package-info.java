/**
 * AI Arena: what participants do in a task, and what an advance makes of it.
 *
 * <p>What always holds: a participant's action writes keys of its own only, once; every action reads the task's phase
 * record, so that an envelope of an old phase dies (attack 2); what combines the records is the advance, which writes no
 * balance. The advance itself is {@link io.flock.protocol.arena.advance.ArenaAdvance}.
 */
package io.flock.chaincode.rules.arena;
