package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Applies for a role in a task with a stake, in a free slot of the caller's organisation; a validator names the public key that data keys are wrapped for. */
public record Stake(
        TaskId taskId,
        ArenaRole role,
        @Range(min = 0, max = 511) int slot,
        Amount stake,
        Digest tip,
        @Limit(1024) Optional<String> accessKey,
        @Limit(100) Optional<List<CreditId>> collect) {}
