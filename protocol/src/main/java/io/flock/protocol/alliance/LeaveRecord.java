package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;

/** That an account left, and in which round; it counts from the round after the next. */
public record LeaveRecord(int round) implements StateDocument {}
