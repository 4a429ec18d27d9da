package io.flock.testnet.demo.report;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/**
 * One participant's end.
 *
 * @param malicious whether it was told to attack; the ledger does not know this
 * @param stakeBefore what it staked when it joined
 * @param stakeAfter its stake when the task ended, rewards and slashes included
 * @param removed whether the rules keep it out of further draws because of what it was slashed
 */
public record ParticipantResult(
        AccountId account, boolean malicious, Amount stakeBefore, Amount stakeAfter, boolean removed) {

    /** Whether it ended with less than it staked. */
    public boolean lost() {
        return stakeAfter.isLessThan(stakeBefore);
    }
}
