package io.flock.protocol.alliance.view;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.Optional;

/** A task: its documents, how many applied, who is awaited in this phase, and the epoch second from which it can be advanced whoever is missing. Whenever nobody is awaited in a running phase, it can be advanced at once. */
public record TaskView(
        TaskDocument task,
        PhaseRecord phase,
        Optional<Roster> roster,
        int applicants,
        List<AccountId> awaited,
        boolean advanceable,
        long advanceAt) {}
