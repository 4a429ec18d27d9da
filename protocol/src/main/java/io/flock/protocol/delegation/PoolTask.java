package io.flock.protocol.delegation;

import io.flock.protocol.codec.StateDocument;

/** That a pool is in a task; where to look for its allotments. */
public record PoolTask() implements StateDocument {}
