package io.flock.protocol.arena.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.TaskId;

/** Reveals the preimage behind the caller's tip. */
public record RevealSeed(TaskId taskId, @Range(min = 0, max = 10_000) int epoch, Digest preimage) {}
