package io.flock.protocol.delegation.request;

import io.flock.protocol.codec.Range;
import java.util.Optional;

/** Asks for a page of all pools. */
public record ListPools(@Range(min = 1, max = 100) int pageSize, Optional<String> bookmark) {}
