package io.flock.protocol.arena.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.TaskId;

/** Checks a validator in, with the preimage behind its tip; only who does can be drawn. */
public record Ready(TaskId taskId, @Range(min = 0, max = 10_000) int epoch, Digest preimage) {}
