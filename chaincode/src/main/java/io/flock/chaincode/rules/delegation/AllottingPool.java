package io.flock.chaincode.rules.delegation;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.arena.OwnStake;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.Allotting;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.delegation.PoolDocument;
import io.flock.protocol.delegation.PoolTask;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a part of a pool into a task. */
public final class AllottingPool {
    private AllottingPool() {}

    /**
     * Moves FLOCK of the named delegators into the task, from each in proportion. The money leaves the pool, so that one pool
     * can't stand behind two tasks (attack 50), and is frozen until the task ends. Once for a task; the same amount again has
     * no effect.
     *
     * @throws FlockException UNKNOWN_TASK, WRONG_PHASE unless the task is open, NOT_A_PARTICIPANT when the caller has not
     *     staked, INVALID_ARGUMENT for a task that takes gmFLOCK, UNKNOWN_POOL, PARAMETER_OUT_OF_BOUNDS above the multiple
     *     of the caller's stake, TOO_EARLY for a delegation that still cools down, INSUFFICIENT_BALANCE, ALREADY_DONE
     */
    public static void allot(Ledger ledger, AllotPool request) {
        AccountId owner = ledger.account();
        StakeRecord own = OwnStake.whileOpen(ledger, request.taskId());
        LedgerKey key = PoolKeys.allotment(request.taskId(), owner);
        Optional<AllotmentRecord> before = ledger.find(key, AllotmentRecord.class);
        if (before.isPresent()) {
            if (!before.get().amount().equals(request.amount())) {
                throw new FlockException(
                        ErrorCode.ALREADY_DONE,
                        owner + " has allotted " + before.get().amount() + " to task " + request.taskId());
            }
            return;
        }
        Allotting.requireFlock(request.taskId(), own);
        PoolDocument pool = Pools.read(ledger, owner, own.role());
        Allotting.requireBelowCap(
                request.amount(),
                own.stake(),
                Membership.parameters(ledger).delegationBounds().maxMultiple());
        SortedMap<AccountId, DelegationRecord> named = named(ledger, own, request);
        SortedMap<AccountId, Amount> free = new TreeMap<>();
        named.forEach((delegator, record) -> free.put(delegator, record.free()));
        AllotmentParts parts = Allotting.take(
                request.amount(),
                free,
                FieldHash.ofBytes(ledger.transaction().id().getBytes(StandardCharsets.UTF_8)));
        for (Stakeholding part : parts.parts()) {
            DelegationRecord record = named.get(part.account());
            Delegating.put(
                    ledger,
                    PoolKeys.delegation(owner, own.role(), part.account()),
                    record.free().minus(part.stake()),
                    record.since());
        }
        ledger.put(
                key,
                new AllotmentRecord(
                        own.role(),
                        request.amount(),
                        pool.ratioAt(ledger.transaction().timestamp())));
        ledger.put(PoolKeys.parts(request.taskId(), owner), parts);
        ledger.put(PoolKeys.task(owner, own.role(), request.taskId()), new PoolTask());
        ledger.happened(FlockEvent.of(EventKind.POOL_ALLOTTED)
                .withTask(request.taskId())
                .withAccount(owner)
                .withAmount(request.amount())
                .withKey(key));
    }

    private static SortedMap<AccountId, DelegationRecord> named(Ledger ledger, StakeRecord own, AllotPool request) {
        SortedMap<AccountId, DelegationRecord> named = new TreeMap<>();
        for (AccountId delegator : request.delegators()) {
            DelegationRecord record = ledger.find(
                            PoolKeys.delegation(ledger.account(), own.role(), delegator), DelegationRecord.class)
                    .orElseThrow(() -> new FlockException(
                            ErrorCode.UNKNOWN_POOL,
                            delegator + " has nothing free in the pool of " + ledger.account()));
            Delegating.requireSettled(ledger, record);
            named.put(delegator, record);
        }
        return named;
    }
}
