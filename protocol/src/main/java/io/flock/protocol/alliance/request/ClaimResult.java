package io.flock.protocol.alliance.request;

import io.flock.protocol.money.Amount;

/** What was paid. */
public record ClaimResult(Amount amount) {}
