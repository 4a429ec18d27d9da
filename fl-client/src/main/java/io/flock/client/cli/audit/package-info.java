/**
 * {@code flock audit} and {@code flock explain}: what the ledger says derived again from its blocks, and one draw, tally or
 * payout told step by step.
 */
package io.flock.client.cli.audit;
