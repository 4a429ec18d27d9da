/**
 * Transactions that survive a lost peer, orderer or connection.
 *
 * <p>What always holds: every wait has a deadline. A transaction is endorsed anew only after a definite no; while its
 * outcome is unknown the same signed bytes are sent again, which peers apply at most once. A refusal by a rule of the
 * ledger is never repeated. What can't be decided is told as {@link
 * io.flock.sdk.transaction.OutcomeUnknownException}, with the transaction id.
 */
package io.flock.sdk.transaction;
