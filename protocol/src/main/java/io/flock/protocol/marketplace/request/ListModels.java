package io.flock.protocol.marketplace.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import java.util.Optional;

/** Asks for a page of the listings. */
public record ListModels(@Range(min = 1, max = 100) int pageSize, @Limit(100) Optional<String> bookmark) {}
