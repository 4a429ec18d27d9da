package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.token.LockStaking;
import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.advance.ClaimRule;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/** Pays out at the end. */
public final class Claiming {

    private Claiming() {}

    /**
     * Pays stake and dues into the caller's balance, a stake of gmFLOCK into its lock, once; again answers what was paid
     * (attack 11).
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE before the end, NOTHING_TO_CLAIM
     */
    public static ClaimResult claim(Ledger ledger, Claim request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        AccountId account = ledger.account();
        LedgerKey key = LedgerKey.claimed(task.id(), account);
        Optional<ClaimRecord> before = ledger.find(key, ClaimRecord.class);
        if (before.isPresent()) {
            return result(before.get());
        }
        if (!task.isOver()) {
            throw task.wrongPhase("COMPLETED or CANCELLED");
        }
        Refund due = claimable(ledger, task, account);
        if (due.isEmpty()) {
            throw new FlockException(ErrorCode.NOTHING_TO_CLAIM, "task " + task.id() + " owes nothing to " + account);
        }
        LockStaking.pay(
                ledger, due, Applications.join(ledger, task.id(), account).flatMap(JoinRecord::part));
        ClaimRecord record = ClaimRecord.of(due);
        ledger.put(key, record);
        ledger.happened(TaskEvents.of(EventKind.CLAIMED, ledger, task, key).withAmount(due.flock()));
        return result(record);
    }

    private static ClaimResult result(ClaimRecord record) {
        return new ClaimResult(record.amount(), record.lock());
    }

    /** What an account could claim if the task ended as things stand. */
    static Refund claimable(Ledger ledger, CurrentTask task, AccountId account) {
        var join = Applications.join(ledger, task.id(), account);
        var leave = Applications.leave(ledger, task.id(), account);
        return task.roster(ledger)
                .map(roster -> ClaimRule.amount(account, roster, join, leave))
                .orElseGet(() -> join.filter(applied -> leave.isEmpty())
                        .map(applied -> ClaimRule.onLeave(Optional.empty(), applied))
                        .orElse(Refund.NONE));
    }
}
