package io.flock.protocol.governance.request;

import io.flock.protocol.codec.Range;
import java.util.Optional;

/** Asks for a page of recognised experts. */
public record ListExperts(@Range(min = 1, max = 100) int pageSize, Optional<String> bookmark) {}
