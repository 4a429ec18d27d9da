package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.LockStaking;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.Cover;
import java.util.List;
import java.util.Optional;

/** Applies for a task with a stake. */
public final class Joining {

    private Joining() {}

    /**
     * Takes the stake and writes the application into a slot of the caller's organisation: the slots bound what an
     * organisation can write, whatever accounts it opens (attack 43). The same again has no effect.
     *
     * <p>In a task that takes gmFLOCK the stake comes out of a lock of the caller, with the FLOCK behind it.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE, NOT_A_MEMBER, NOT_AUTHORISED when the task names others,
     *     STAKE_TOO_LOW, INVALID_ARGUMENT for a slot that the task does not have, and for an access key that is missing, not
     *     usable or given for nothing, ALREADY_DONE, SLOT_TAKEN, INSUFFICIENT_BALANCE, UNKNOWN_LOCK
     */
    public static void join(Ledger ledger, Join request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(Phase.RECRUITING);
        AccountId account = ledger.account();
        Membership.require(ledger, account.organisation());
        check(task.definition(), account, request);
        Optional<JoinRecord> before = Applications.join(ledger, task.id(), account);
        if (before.isPresent()) {
            requireSame(ledger, task, before.get(), request);
            return;
        }
        LedgerKey slot = LedgerKey.join(task.id(), account.organisation(), request.slot());
        requireFree(ledger, task, slot);

        Balances.fold(ledger, account, request.collect().orElse(List.of()));
        Optional<Cover> cover = LockStaking.stake(ledger, request.lock(), request.stake());
        ledger.put(slot, JoinRecord.of(account, request, cover));
        ledger.put(LedgerKey.member(task.id(), account), new MembershipRecord(request.slot()));
        ledger.happened(TaskEvents.of(EventKind.JOINED, ledger, task, slot).withAmount(request.stake()));
    }

    private static void check(TaskDefinition definition, AccountId account, Join request) {
        List<AccountId> named = definition.participants();
        if (!named.isEmpty() && !named.contains(account)) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    account + " is none of the accounts that task " + definition.taskId() + " names",
                    "join a task that is open, or ask for one that names you");
        }
        request.requireUnit(definition);
        request.requireEnough(definition);
        request.requireAccessKey(definition);
        if (request.slot() >= definition.maxParticipants()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.slot is " + request.slot() + ", the task has slots 0 to " + (definition.maxParticipants() - 1));
        }
    }

    /** A second application is refused, also after leaving: nobody can starve an advance by rewriting (attack 42). */
    private static void requireSame(Ledger ledger, CurrentTask task, JoinRecord standing, Join request) {
        boolean left = Applications.leave(ledger, task.id(), standing.account()).isPresent();
        if (left || !standing.answers(request)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    standing.account() + " has applied for task " + task.id() + " with slot " + standing.slot()
                            + " and a stake of "
                            + task.definition().stakeUnit().text(standing.stake()) + (left ? ", and has left" : ""),
                    "keep to the first application; who has left can't come back");
        }
    }

    private static void requireFree(Ledger ledger, CurrentTask task, LedgerKey slot) {
        ledger.find(slot, JoinRecord.class).ifPresent(other -> {
            throw new FlockException(
                    ErrorCode.SLOT_TAKEN,
                    other.account() + " holds slot " + other.slot() + " of its organisation in task " + task.id());
        });
    }
}
