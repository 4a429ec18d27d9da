package io.flock.protocol.alliance.request;

import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;

/** Shows the committed verdicts. */
public record RevealVote(
        TaskId taskId, @Range(min = 0, max = 10_000) int round, Verdicts verdicts, Salt salt, Digest preimage) {}
