package io.flock.client.arena;

import io.flock.client.participant.Outlook;
import io.flock.client.participant.Outlook.Part;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an account has to do in a task of the Arena, whatever it is there: a node, a validator, the creator. */
public final class ArenaOutlook {
    private ArenaOutlook() {}

    /** Whether the account applied for the task, or created it. */
    public static boolean isOf(ArenaTaskView task, ArenaParticipantView own) {
        return own.stake().isPresent() || isCreator(task, own);
    }

    /**
     * Of one account.
     *
     * @param now epoch second
     */
    public static Outlook of(ArenaTaskView task, ArenaParticipantView own, long now) {
        if (task.phase().phase().isTerminal()) {
            return afterTheEnd(task, own, now);
        }
        Part part = part(task, own);
        if (part == Part.STRANGER && task.roster().isPresent() && own.canUnstake()) {
            return Outlook.ended(true);
        }
        boolean open = task.advanceable() || now >= task.advanceAt();
        return Outlook.running(own.account(), part, task.awaited(), open, task.advanceAt());
    }

    private static Outlook afterTheEnd(ArenaTaskView task, ArenaParticipantView own, long now) {
        ArenaDues dues = new ArenaDues(task, own);
        long free = task.phase().deadline()
                + TimeUnit.DAYS.toSeconds(task.task().definition().rewards().vestingDays());
        boolean due = own.canUnstake()
                || dues.isClaimable()
                || (now >= free && !own.claimable().isZero());
        return !due && dues.vests() ? Outlook.vesting(free) : Outlook.ended(due);
    }

    private static Part part(ArenaTaskView task, ArenaParticipantView own) {
        if (task.roster().isPresent()) {
            return isCreator(task, own) || own.member().isPresent() ? Part.MEMBER : Part.STRANGER;
        }
        if (isCreator(task, own)) {
            return Part.APPLICANT;
        }
        if (own.stake().isPresent()) {
            // Whoever took its stake back while the task was open does not apply again.
            return !own.canUnstake() && task.phase().phase() == ArenaPhase.OPEN ? Part.STRANGER : Part.APPLICANT;
        }
        List<AccountId> named = task.task().definition().participants();
        boolean may = task.phase().phase() == ArenaPhase.OPEN && (named.isEmpty() || named.contains(own.account()));
        return may ? Part.MAY_JOIN : Part.STRANGER;
    }

    private static boolean isCreator(ArenaTaskView task, ArenaParticipantView own) {
        return task.task().creator().equals(own.account());
    }
}
