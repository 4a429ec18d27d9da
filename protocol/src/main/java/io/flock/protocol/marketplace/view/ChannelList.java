package io.flock.protocol.marketplace.view;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.marketplace.PaymentChannel;
import java.util.List;
import java.util.Optional;

/** A page of channels. */
public record ChannelList(List<PaymentChannel> channels, @Limit(400) Optional<String> bookmark) {
    public ChannelList {
        channels = List.copyOf(channels);
    }
}
