package io.flock.protocol.arena.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.identity.TaskId;

/** Commits to a submission. */
public record CommitSubmission(TaskId taskId, @Range(min = 0, max = 10_000) int epoch, Commitment commitment) {}
