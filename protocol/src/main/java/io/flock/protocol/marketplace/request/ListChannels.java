package io.flock.protocol.marketplace.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/** Asks for a page of a host's channels. */
public record ListChannels(
        AccountId host, @Range(min = 1, max = 100) int pageSize, @Limit(400) Optional<String> bookmark) {}
