package io.flock.protocol.marketplace.view;

import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** Where closing stands: closed with what went back, or from when on it can be closed, in epoch seconds. */
public record CloseResult(ChannelStatus status, Amount returned, Optional<Long> closesAt) {}
