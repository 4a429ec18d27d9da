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
        /** Something is due to it: rewards and stake of a task that is over, the stake of one that began without it. */
        CLAIMS,
        /** The task is over and all is claimed but what becomes free until then. */
        VESTS,
        /** Nothing is left to do. */
        OVER,
        /** The task runs without it. */
        NOT_IN
    }

    /** What an account is in a task that is not over. */
    public enum Part {
        /** It has no part in it. */
        STRANGER,
        /** It may still become one of those who applied. */
        MAY_JOIN,
        /** It applied, or created it, and the task has not begun. */
        APPLICANT,
        /** It takes part in the running task, or keeps it. */
        MEMBER
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
        if (task.phase().phase().isTerminal()) {
            return ended(own.claimed().isEmpty() && !own.claimable().isZero());
        }
        boolean open = task.advanceable() || now >= task.advanceAt();
        return running(account, part(account, task, own), task.awaited(), open, task.advanceAt());
    }

    private static Part part(AccountId account, TaskView task, ParticipantView own) {
        if (!task.phase().phase().isBeforeFreeze()) {
            boolean member =
                    task.roster().flatMap(roster -> roster.member(account)).isPresent();
            return member ? Part.MEMBER : Part.STRANGER;
        }
        if (own.join().isPresent()) {
            return Part.APPLICANT;
        }
        return task.phase().phase() == Phase.RECRUITING ? Part.MAY_JOIN : Part.STRANGER;
    }

    /**
     * In a task that is not over.
     *
     * @param awaited who has not acted yet in this phase
     * @param open whether anybody may end the phase now
     * @param advanceAt epoch second from which anybody may, whoever is missing
     */
    public static Outlook running(AccountId account, Part part, List<AccountId> awaited, boolean open, long advanceAt) {
        OptionalLong until = OptionalLong.of(advanceAt);
        return switch (part) {
            case STRANGER -> new Outlook(Doing.NOT_IN, List.of(), OptionalLong.empty());
            case MAY_JOIN -> new Outlook(Doing.MAY_JOIN, awaited, until);
            case APPLICANT -> new Outlook(open ? Doing.CLOSES : Doing.JOINED, awaited, until);
            case MEMBER ->
                new Outlook(awaited.contains(account) ? Doing.ACTS : open ? Doing.CLOSES : Doing.WAITS, awaited, until);
        };
    }

    /** Where nothing is left but to fetch what is due, if anything is. */
    public static Outlook ended(boolean due) {
        return new Outlook(due ? Doing.CLAIMS : Doing.OVER, List.of(), OptionalLong.empty());
    }

    /**
     * Where nothing is left but a reward that becomes free.
     *
     * @param free epoch second from which all of it is
     */
    public static Outlook vesting(long free) {
        return new Outlook(Doing.VESTS, List.of(), OptionalLong.of(free));
    }
}
