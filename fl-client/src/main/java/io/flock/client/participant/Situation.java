package io.flock.client.participant;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * All that a decision needs, as it stands on the ledger.
 *
 * @param round the current round, once there is one
 * @param own the account's own application; needed before the freeze and after the end
 * @param now epoch second
 * @param keeperFrom epoch second from which this account advances a phase that can be advanced: at once for the keeper,
 *     later for the others, so that not all of them try
 */
public record Situation(
        AccountId account,
        TaskView task,
        Optional<RoundView> round,
        Optional<ParticipantView> own,
        long now,
        long keeperFrom) {

    Phase phase() {
        return task.phase().phase();
    }

    boolean isAwaited() {
        return task.awaited().contains(account);
    }

    Optional<Member> member() {
        return task.roster().flatMap(roster -> roster.member(account));
    }

    /** Whether the account's own application has a say in this phase. */
    static boolean needsOwn(Phase phase) {
        return phase.isBeforeFreeze() || phase.isTerminal();
    }

    /** Whether the round's records have a say in this phase. */
    static boolean needsRound(Phase phase) {
        return !phase.isBeforeFreeze() && !phase.isTerminal() && phase != Phase.SEED;
    }
}
