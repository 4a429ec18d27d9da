package io.flock.protocol.arena.view;

import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.Optional;

/** A task: its documents, who is awaited in this phase, and the epoch second from which it can be advanced whoever is missing. Whenever nobody is awaited in a running phase, it can be advanced at once. */
public record ArenaTaskView(
        ArenaTaskDocument task,
        ArenaPhaseRecord phase,
        Optional<ArenaRoster> roster,
        int nodes,
        int validators,
        Optional<AccessRecord> access,
        Optional<ContentKey> finalKey,
        @Limit(512) List<AccountId> awaited,
        boolean advanceable,
        long advanceAt) {}
