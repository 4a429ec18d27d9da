package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.identity.TaskId;

/** Commits to the scores of all assignments of a stage, which its commit phase names. */
public record CommitScores(
        TaskId taskId, @Range(min = 0, max = 10_000) int epoch, ArenaPhase phase, Commitment commitment) {}
