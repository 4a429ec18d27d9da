package io.flock.client.participant;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import java.time.Duration;
import java.util.List;

/**
 * When an account advances a phase that anybody may advance. With all accounts at once most would lose the race, so each
 * waits for those before it; who is first changes with the round, and with it the keeper's bonus.
 *
 * @param grace how long it leaves advancing to a keeper outside of this order
 * @param perRank how much longer for each account that comes before it in this round
 */
public record Keeping(Duration grace, Duration perRank) {
    /** Advances at once. */
    public static final Keeping KEEPER = new Keeping(Duration.ZERO, Duration.ZERO);

    public Keeping {
        if (grace.isNegative() || perRank.isNegative()) {
            throw new IllegalArgumentException("grace " + grace + ", per rank " + perRank);
        }
    }

    /** How long after it became possible the account advances. */
    Duration of(AccountId account, TaskView task) {
        List<AccountId> accounts = task.roster()
                .map(roster -> roster.members().stream().map(Member::account).toList())
                .orElse(task.task().definition().participants());
        return of(account, accounts, task.phase().round());
    }

    /** The same for accounts in an order that all of them know, in a round or epoch. */
    public Duration of(AccountId account, List<AccountId> accounts, int round) {
        int index = accounts.indexOf(account);
        int rank = index < 0 ? 0 : Math.floorMod(index - round, accounts.size());
        return grace.plus(perRank.multipliedBy(rank));
    }
}
