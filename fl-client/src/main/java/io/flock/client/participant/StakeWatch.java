package io.flock.client.participant;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * An account's stake in a task when it was last looked at. Rewards and penalties are booked on the ledger without a word
 * to whom they concern; this is how it learns of them.
 *
 * @param round the task's, then
 * @param stake empty where the account is no member
 */
record StakeWatch(int round, Optional<Amount> stake) {
    static final StakeWatch NOTHING_SEEN = new StakeWatch(0, Optional.empty());

    /** What there is now; where the task shows no member of this account, what was seen last. */
    StakeWatch at(AccountId account, TaskView task) {
        return task.roster()
                .flatMap(roster -> roster.member(account))
                .map(Member::stake)
                .map(now -> new StakeWatch(task.phase().round(), Optional.of(now)))
                .orElse(this);
    }

    /** What to tell of the time until {@code later}; nothing of what was seen for the first time. */
    Optional<Step> until(StakeWatch later) {
        return stake.isEmpty() || later.stake().isEmpty() || stake.equals(later.stake())
                ? Optional.empty()
                : Optional.of(new Step.StakeChanged(
                        round, stake.orElseThrow(), later.stake().orElseThrow()));
    }
}
