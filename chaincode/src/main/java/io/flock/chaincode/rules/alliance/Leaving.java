package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.token.LockStaking;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.advance.ClaimRule;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.Refund;

/** Leaves a task. */
public final class Leaving {

    private Leaving() {}

    /**
     * While the task recruits, or for who was not admitted: gives the stake back at once. For a member: counts from the
     * round after the next, with the stake due at the end (attack 9). Again has no effect.
     *
     * @throws FlockException UNKNOWN_TASK, NOT_A_PARTICIPANT, WRONG_PHASE while accounts are being admitted, over records
     *     that no longer change, and after the end
     */
    public static void leave(Ledger ledger, Leave request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        AccountId account = ledger.account();
        JoinRecord join = Applications.join(ledger, task.id(), account)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.NOT_A_PARTICIPANT, account + " has not applied for task " + task.id()));
        if (Applications.leave(ledger, task.id(), account).isPresent()) {
            return;
        }
        if (task.isOver() || task.isIn(Phase.CLOSED)) {
            throw task.wrongPhase("a phase in which accounts can leave");
        }
        Refund back = ClaimRule.onLeave(task.roster(ledger), join);
        LockStaking.pay(ledger, back, join.part());
        LedgerKey key = LedgerKey.leave(task.id(), account);
        ledger.put(key, new LeaveRecord(task.phase().round()));
        ledger.happened(TaskEvents.of(EventKind.LEFT, ledger, task, key).withAmount(back.flock()));
    }
}
