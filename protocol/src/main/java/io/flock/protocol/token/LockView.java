package io.flock.protocol.token;

import io.flock.protocol.identity.TransactionId;

/**
 * A lock as it is asked for.
 *
 * @param lockId the transaction that locked
 * @param redeemableAt the timestamp from which it can be redeemed
 */
public record LockView(TransactionId lockId, LockRecord lock, long redeemableAt) {}
