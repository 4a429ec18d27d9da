package io.flock.sdk.audit;

import io.flock.protocol.identity.AccountId;

/** Who signed a transaction, and whether it may speak for its organisation. */
record Caller(AccountId account, boolean governor) {}
