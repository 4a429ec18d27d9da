package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.advance.ArenaClaimRule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** Pays rewards. */
public final class Claiming {
    private Claiming() {}

    /**
     * Pays what is due by now: the rewards of settlements not claimed yet, oldest first, at most 64 at once; after the end
     * also what is owed beside, and what has vested of the final reward. Of rewards the fee goes to the treasury. Settlements
     * never change, so that claims in any order come to the same (attack 11). A claim that only went past settlements that
     * paid the caller nothing answers zero.
     *
     * @throws FlockException UNKNOWN_TASK, NOTHING_TO_CLAIM
     */
    public static ClaimResult claim(Ledger ledger, Claim request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        AccountId account = ledger.account();
        ArenaClaimRecord before = Applications.claimed(ledger, task.id(), account);
        ArenaClaimRecord after = after(ledger, task, account, before);
        Amount paid = ArenaClaimRule.paid(before, after);
        if (!ArenaClaimRule.isWorthwhile(before, after)) {
            throw new FlockException(
                    ErrorCode.NOTHING_TO_CLAIM, "task " + task.id() + " owes nothing to " + account + " now");
        }
        Balances.add(ledger, account, paid);
        Entries.add(ledger, EntryKind.TREASURY, after.fees().minus(before.fees()));
        LedgerKey key = ArenaKeys.claimed(task.id(), account);
        ledger.put(key, after);
        ledger.happened(task.event(EventKind.CLAIMED, ledger, key).withAmount(paid));
        return new ClaimResult(paid);
    }

    /** What a claim now would leave as the account's record. */
    static ArenaClaimRecord after(Ledger ledger, CurrentTask task, AccountId account, ArenaClaimRecord before) {
        return ArenaClaimRule.after(
                account,
                before,
                Settlements.from(ledger, task.id(), before.epochs(), ArenaClaimRule.MOST_SETTLEMENTS),
                task.isOver() ? task.roster(ledger) : Optional.empty(),
                task.definition(),
                Membership.parameters(ledger).arenaBounds().claimFee(),
                task.phase().deadline(),
                ledger.transaction().timestamp());
    }
}
