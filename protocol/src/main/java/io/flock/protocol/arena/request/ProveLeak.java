package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** Shows what another account committed to while the commit phase is open; the payload is its canonical JSON. */
public record ProveLeak(
        TaskId taskId,
        @Range(min = 0, max = 10_000) int epoch,
        ArenaPhase phase,
        AccountId account,
        String payload,
        Salt salt) {}
