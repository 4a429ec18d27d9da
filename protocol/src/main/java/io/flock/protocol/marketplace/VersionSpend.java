package io.flock.protocol.marketplace;

import io.flock.protocol.money.Amount;

/** What a channel settled for a version, and the treasury's part of it, which is a rating's weight. */
public record VersionSpend(int version, Amount spent, Amount fee) {}
