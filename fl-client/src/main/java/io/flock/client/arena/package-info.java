/**
 * One account in one task of the AI Arena, unattended: a node, a validator, or the creator.
 *
 * <p>What to do next follows from the ledger alone ({@link io.flock.client.arena.ArenaNext}, a pure function); every key,
 * salt and preimage follows from the participant secret, and sealing and training give the same bytes again. So an account
 * that was killed in any phase goes on with its secret and its data; the journal beside them only makes sure that it never
 * commits to two values.
 */
package io.flock.client.arena;
