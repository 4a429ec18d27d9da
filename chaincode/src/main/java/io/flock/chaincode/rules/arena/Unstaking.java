package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.token.LockStaking;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.arena.advance.ArenaClaimRule;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/** Takes a stake back. */
public final class Unstaking {
    private Unstaking() {}

    /**
     * Gives the stake back at once: in full while the task is open and to who was not admitted, what is left of it after the
     * end. In between it is frozen (attack 9). A stake of gmFLOCK goes back into its lock. Again has no effect.
     *
     * @throws FlockException UNKNOWN_TASK, NOT_A_PARTICIPANT, WRONG_PHASE while stakes are frozen
     */
    public static ClaimResult unstake(Ledger ledger, Unstake request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId());
        AccountId account = ledger.account();
        StakeRecord record = Applications.stake(ledger, task.id(), account)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.NOT_A_PARTICIPANT, account + " has not staked on task " + task.id()));
        Optional<UnstakeRecord> before = Applications.unstaked(ledger, task.id(), account);
        if (before.isPresent()) {
            return result(before.get());
        }
        Refund back = free(ledger, task, record)
                .orElseThrow(() -> task.wrongPhase("a phase in which stakes can be taken back"));
        LockStaking.pay(ledger, back, record.part());
        LedgerKey key = ArenaKeys.unstaked(task.id(), account);
        UnstakeRecord unstaked = UnstakeRecord.of(back);
        ledger.put(key, unstaked);
        ledger.happened(task.event(EventKind.UNSTAKED, ledger, key).withAmount(back.flock()));
        return result(unstaked);
    }

    private static ClaimResult result(UnstakeRecord record) {
        return new ClaimResult(record.amount(), record.lock());
    }

    /** What could be taken back now; nothing while the stake is frozen. */
    static Optional<Refund> free(Ledger ledger, CurrentTask task, StakeRecord record) {
        Optional<ArenaRoster> roster = task.roster(ledger);
        boolean admitted =
                roster.flatMap(frozen -> frozen.member(record.account())).isPresent();
        boolean isFree = task.isOver() || task.isIn(ArenaPhase.OPEN) || (roster.isPresent() && !admitted);
        return isFree ? Optional.of(ArenaClaimRule.onUnstake(roster, record)) : Optional.empty();
    }
}
