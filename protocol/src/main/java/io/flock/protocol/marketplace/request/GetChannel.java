package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ChannelId;

/** Asks for a channel. */
public record GetChannel(ChannelId channel) {}
