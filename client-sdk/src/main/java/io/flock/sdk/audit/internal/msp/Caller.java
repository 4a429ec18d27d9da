package io.flock.sdk.audit.internal.msp;

import io.flock.protocol.identity.AccountId;

/** Who signed a transaction, and whether it may speak for its organisation. */
public record Caller(AccountId account, boolean governor) {}
