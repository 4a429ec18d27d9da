package io.flock.protocol.token.request;

import io.flock.protocol.identity.TransactionId;

/** Redeems a lock of the caller after its days. */
public record Unlock(TransactionId lockId) {}
