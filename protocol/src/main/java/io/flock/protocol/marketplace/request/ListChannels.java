package io.flock.protocol.marketplace.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * Asks for a page of payment channels: those that pay a host, those that a consumer pays from, or those between the two.
 *
 * @param bookmark the channel with which the page begins, as the page before said
 */
public record ListChannels(
        Optional<AccountId> host,
        Optional<AccountId> consumer,
        @Range(min = 1, max = 100) int pageSize,
        @Limit(400) Optional<String> bookmark) {

    public ListChannels {
        if (host.isEmpty() && consumer.isEmpty()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "neither a host nor a consumer is named",
                    "say whose channels: name a host, a consumer, or both");
        }
    }

    /** Those that pay a host, whoever pays. */
    public static ListChannels ofHost(AccountId host, int pageSize, Optional<String> bookmark) {
        return new ListChannels(Optional.of(host), Optional.empty(), pageSize, bookmark);
    }

    /** Those that a consumer pays from, whatever host they pay. */
    public static ListChannels ofConsumer(AccountId consumer, int pageSize, Optional<String> bookmark) {
        return new ListChannels(Optional.empty(), Optional.of(consumer), pageSize, bookmark);
    }
}
