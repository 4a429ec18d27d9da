package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/** What the ledger keeps of having trained or validated, for who creates a task with less stake than others. */
public final class TrackRecord {
    private TrackRecord() {}

    /**
     * Whether an account has trained or validated in a task that is completed: the last epoch that paid anybody paid it, the
     * last ranking names it, or it has claimed rewards of any epoch. Whom only an earlier epoch paid shows that by having
     * claimed: so no settlement is searched, and nothing is kept for this alone.
     *
     * @param phase of the task; absent when there is none of this id
     * @param roster of the task; absent before accounts are admitted
     * @param claimed what the account has claimed of the task
     */
    public static boolean tookPart(
            AccountId account,
            Optional<ArenaPhaseRecord> phase,
            Optional<ArenaRoster> roster,
            ArenaClaimRecord claimed) {
        boolean completed =
                phase.filter(record -> record.phase() == ArenaPhase.COMPLETED).isPresent();
        boolean last = roster.filter(ended -> isLast(account, ended)).isPresent();
        return completed && (last || !claimed.rewards().isZero());
    }

    private static boolean isLast(AccountId account, ArenaRoster roster) {
        return roster.lastGood().stream().anyMatch(good -> good.account().equals(account))
                || roster.lastRanking().stream().anyMatch(rank -> rank.account().equals(account));
    }
}
