package io.flock.sdk.audit.report;

/**
 * Transactions of the chaincode.
 *
 * @param all invalid ones included
 * @param valid those that changed the state
 */
public record TransactionCounts(long all, long valid) {}
