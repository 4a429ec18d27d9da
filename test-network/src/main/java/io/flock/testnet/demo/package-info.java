/**
 * {@code flock demo}: a whole task in one process, from an empty ledger to an audited end.
 *
 * <p>What always holds: everything that the result depends on derives from the seed, so that the same seed gives the
 * same draws, verdicts, models and payouts. Participants are the ones of {@code flock participate}; the demo only
 * watches them, and reads its figures from the ledger.
 */
package io.flock.testnet.demo;
