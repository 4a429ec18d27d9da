package io.flock.client.arena;

import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.money.Amount;

/** What a task that is over has for an account. */
record ArenaDues(ArenaTaskView task, ArenaParticipantView own) {
    /** Whether something is to be fetched now; of what vests day by day only what is due with the rest. */
    boolean isClaimable() {
        return !own.claimable().isZero() && !isPaid();
    }

    /** Whether a part of the final reward becomes free later. */
    boolean vests() {
        return own.claimed().vested().isLessThan(vesting());
    }

    /** Whether it ever had anything in the task. */
    boolean wasIn() {
        return !own.claimed().equals(ArenaClaimRecord.none()) || own.stake().isPresent();
    }

    /** Whether all is paid that is due by now; what vests goes on for days, and is claimed by hand. */
    private boolean isPaid() {
        int settled = task.phase().epoch() + (task.phase().phase() == ArenaPhase.COMPLETED ? 1 : 0);
        Amount due = task.roster().map(roster -> roster.due(own.account())).orElse(Amount.ZERO);
        boolean vestsAtOnce = task.task().definition().rewards().vestingDays() == 0 && vests();
        return own.claimed().epochs() >= settled && own.claimed().dues().equals(due) && !vestsAtOnce;
    }

    private Amount vesting() {
        return task.roster().map(ended -> ended.vesting(own.account())).orElse(Amount.ZERO);
    }
}
