package io.flock.protocol.token;

import io.flock.protocol.money.Amount;

/** What redeeming a lock paid into the balance. */
public record UnlockResult(Amount paid) {}
