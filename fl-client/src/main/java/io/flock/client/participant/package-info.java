/**
 * One account in one task, from joining to claiming.
 *
 * <p>What to do next follows from the ledger alone ({@link io.flock.client.participant.NextAction}, a pure function);
 * every secret follows from the participant secret. So a participant that was killed goes on with its secret and its
 * data and nothing else; what it keeps on disk beside them is a cache and one safeguard, the
 * {@link io.flock.client.participant.CommitJournal}: never two values for one task, round and phase.
 */
package io.flock.client.participant;
