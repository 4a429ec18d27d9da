package io.flock.protocol.alliance.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.identity.TaskId;

/** Commits to a vote. */
public record CommitVote(TaskId taskId, @Range(min = 0, max = 10_000) int round, Commitment commitment) {}
