package io.flock.protocol.arena.request;

import io.flock.protocol.arena.Submission;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;

/** Shows the committed submission. */
public record RevealSubmission(
        TaskId taskId, @Range(min = 0, max = 10_000) int epoch, Submission submission, Salt salt) {}
