package io.flock.protocol.alliance.request;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;

/** Shows the committed aggregate. */
public record RevealAggregate(TaskId taskId, @Range(min = 0, max = 10_000) int round, ModelRef model, Salt salt) {}
