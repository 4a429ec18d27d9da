/**
 * Reads a ledger from its first block, does everything again by the rules, and reports each difference.
 *
 * <p>What always holds: nothing is taken on trust but the blocks' bytes. A valid transaction is what its caller signed and its
 * endorsers saw. What it wrote is compared with what the rules of {@code io.flock.protocol} give for its function, arguments,
 * caller, time stamp and the state before it; after a difference the audit goes on with what stands on the ledger, so that
 * the next one is a new one.
 *
 * <p>Begin at {@link io.flock.sdk.audit.LedgerAudit}. What stands under {@code internal} is no app's to use: there {@code block}
 * takes apart, {@code order} and {@code endorse} judge signatures by {@code msp}, {@code rules} does transactions again on
 * {@code state}, {@code money} counts, and all of them report to {@code finding}.
 */
package io.flock.sdk.audit;
