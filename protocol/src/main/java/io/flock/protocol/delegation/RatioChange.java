package io.flock.protocol.delegation;

import io.flock.protocol.money.Millionths;

/** A sharing ratio that counts from a time on, in epoch seconds. */
public record RatioChange(Millionths ratio, long from) {}
