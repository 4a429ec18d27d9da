package io.flock.protocol.arena.view;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.codec.Limit;
import java.util.List;

/** What a validator has to score in a phase, in the order in which its scores stand. */
public record AssignmentsView(
        int epoch, ArenaPhase phase, @Limit(256) List<EpochEntry> entries, boolean committed, boolean revealed) {}
