package io.flock.protocol.delegation;

import java.util.List;
import java.util.Optional;

/** One page of all pools; a bookmark when there are more. */
public record PoolList(List<PoolDocument> pools, Optional<String> bookmark) {}
