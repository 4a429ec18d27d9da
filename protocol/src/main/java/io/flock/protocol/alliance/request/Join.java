package io.flock.protocol.alliance.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Joins a task with a stake, in a free slot of the caller's organisation. */
public record Join(
        TaskId taskId,
        @Range(min = 0, max = 255) int slot,
        Amount stake,
        Digest tip,
        @Limit(100) Optional<List<CreditId>> collect) {}
