package io.flock.client.arena;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * All that a decision needs, as it stands on the ledger.
 *
 * @param role what it wants to be in the task; absent for the creator, which keeps it
 * @param own the account's own part; where {@link #needsOwn} says so
 * @param now epoch second
 * @param keeperFrom epoch second from which this account advances a phase that can be advanced
 */
public record ArenaSituation(
        AccountId account,
        Optional<ArenaRole> role,
        ArenaSnapshot seen,
        Optional<ArenaParticipantView> own,
        long now,
        long keeperFrom) {

    ArenaTaskView task() {
        return seen.task();
    }

    ArenaPhase phase() {
        return seen.phase();
    }

    boolean isAwaited() {
        return task().awaited().contains(account);
    }

    Optional<ArenaMember> member() {
        return task().roster().flatMap(roster -> roster.member(account));
    }

    /** Whether the account's own part has a say now: before it is admitted, when it was not, and after the end. */
    static boolean needsOwn(AccountId account, Optional<ArenaRole> role, ArenaSnapshot seen) {
        if (seen.phase().isTerminal()) {
            return true;
        }
        Optional<ArenaRoster> roster = seen.task().roster();
        boolean left = roster.isPresent() && roster.get().member(account).isEmpty();
        return role.isPresent() && (seen.phase() == ArenaPhase.OPEN || left);
    }
}
