package io.flock.protocol.delegation;

import io.flock.protocol.money.Amount;

/** What a claim paid: rewards without the fee, and principal. */
public record PoolClaimResult(Amount rewards, Amount principal) {}
