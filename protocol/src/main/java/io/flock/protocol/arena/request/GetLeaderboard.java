package io.flock.protocol.arena.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;

/** Asks for the ranks of an epoch; of the last one that had any when none is named. */
public record GetLeaderboard(TaskId taskId, @Range(min = 0, max = 10_000) Optional<Integer> epoch) {}
