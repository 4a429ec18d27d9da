package io.flock.protocol.marketplace.view;

import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** Where stopping stands: stopped with what came back, or from when on the stake is free, in epoch seconds. */
public record StopResult(HostStatus status, Amount returned, Optional<Long> freeAt) {}
