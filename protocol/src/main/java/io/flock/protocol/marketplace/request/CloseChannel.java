package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.FinalAccount;
import java.util.Optional;

/**
 * Closes a channel: by the host at once; by the consumer after the dispute window, with a second call, or at once with the
 * host's final account.
 */
public record CloseChannel(ChannelId channel, Optional<FinalAccount> account) {}
