package io.flock.protocol.marketplace;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/** What a contributor was paid of a version's revenue, in all. */
public record RevenueClaim(Amount amount) implements StateDocument {}
