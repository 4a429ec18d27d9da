/**
 * The words and exact arithmetic that the ledger and its clients share.
 *
 * <p>Knows nobody: no ledger, no network, no clock. Everything below that an endorser computes is a pure function of its
 * arguments, so that an auditor gets the same bytes years later.
 */
package io.flock.protocol;
