package io.flock.protocol.alliance.request;

import io.flock.protocol.codec.Range;
import java.util.Optional;

/** Asks for a page of tasks. */
public record ListTasks(@Range(min = 1, max = 100) int pageSize, Optional<String> bookmark) {}
