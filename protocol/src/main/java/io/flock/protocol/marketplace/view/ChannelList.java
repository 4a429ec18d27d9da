package io.flock.protocol.marketplace.view;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.marketplace.PaymentChannel;
import java.util.List;
import java.util.Optional;

/**
 * A page of channels, in the order of their ids.
 *
 * @param channels where a consumer's are asked for without a host, also fewer than were asked for, none even, while there
 *     is a bookmark
 * @param bookmark the channel with which the next page begins, of whatever consumer; absent on the last page
 */
public record ChannelList(List<PaymentChannel> channels, @Limit(400) Optional<String> bookmark) {
    public ChannelList {
        channels = List.copyOf(channels);
    }
}
