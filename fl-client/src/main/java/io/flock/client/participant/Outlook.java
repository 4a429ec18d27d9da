package io.flock.client.participant;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an account has to do in a task, or waits for, and until when, from the ledger alone: it needs no secret, and is
 * the same whether a participant runs or not.
 *
 * @param awaited who has not acted yet in this phase
 * @param until epoch second from which the task goes on without those who are awaited; empty once nothing follows
 */
public record Outlook(Doing doing, List<AccountId> awaited, OptionalLong until) {
    /** Where the account stands. */
    public enum Doing {
        /** It may join until then. */
        MAY_JOIN,
        /** It has joined, and the task has not begun. */
        JOINED,
        /** It has to act until then. */
        ACTS,
        /** It waits for others, until then at most. */
        WAITS,
        /** The phase is over; whoever says so first earns the keeper's bonus. */
        CLOSES,
        /** The task is over, and something is due to it. */
        CLAIMS,
        /** Nothing is left to do. */
        OVER,
        /** The task runs without it. */
        NOT_IN
    }

    /** Copies the list. */
    public Outlook {
        awaited = List.copyOf(awaited);
    }

    /**
     * Of one account.
     *
     * @param now epoch second
     */
    public static Outlook of(AccountId account, TaskView task, ParticipantView own, long now) {
        Doing doing = doing(account, task, own, now);
        return switch (doing) {
            case CLAIMS, OVER, NOT_IN -> new Outlook(doing, List.of(), OptionalLong.empty());
            default -> new Outlook(doing, task.awaited(), OptionalLong.of(task.advanceAt()));
        };
    }

    private static Doing doing(AccountId account, TaskView task, ParticipantView own, long now) {
        if (task.phase().phase().isTerminal()) {
            return own.claimed().isEmpty() && !own.claimable().isZero() ? Doing.CLAIMS : Doing.OVER;
        }
        boolean open = task.advanceable() || now >= task.advanceAt();
        if (task.phase().phase().isBeforeFreeze()) {
            if (own.join().isEmpty()) {
                return task.phase().phase() == Phase.RECRUITING ? Doing.MAY_JOIN : Doing.NOT_IN;
            }
            return open ? Doing.CLOSES : Doing.JOINED;
        }
        if (task.roster().flatMap(roster -> roster.member(account)).isEmpty()) {
            return Doing.NOT_IN;
        }
        if (task.awaited().contains(account)) {
            return Doing.ACTS;
        }
        return open ? Doing.CLOSES : Doing.WAITS;
    }
}
