package io.flock.protocol.delegation;

import io.flock.protocol.identity.AccountId;

/**
 * A delegation as it stands.
 *
 * @param settledAt from when on it can be allotted, changed or taken back, epoch seconds
 */
public record DelegationView(AccountId delegator, DelegationRecord delegation, long settledAt) {}
