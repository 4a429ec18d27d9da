package io.flock.chaincode.rules.delegation;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.arena.Settlements;
import io.flock.chaincode.rules.arena.TaskEnd;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.delegation.PoolClaimRecord;
import io.flock.protocol.delegation.PoolClaimResult;
import io.flock.protocol.delegation.PoolClaimRule;
import io.flock.protocol.delegation.PoolEnd;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** Pays a delegator of an allotment. */
public final class PoolClaiming {
    private PoolClaiming() {}

    /**
     * Pays the caller's part of settled rewards, oldest first, at most 64 settlements at once; after the end also of the final
     * reward and of what penalties left of the principal, which may stay in the pool instead. Of rewards the fee goes to the
     * treasury. What is read never changes, so that claims of several come to the same in any order (attack 11).
     *
     * @throws FlockException UNKNOWN_POOL when the caller has no part in an allotment of this owner to this task,
     *     NOTHING_TO_CLAIM
     */
    public static PoolClaimResult claim(Ledger ledger, ClaimPool request) {
        AccountId delegator = ledger.account();
        LedgerKey allotmentKey = PoolKeys.allotment(request.taskId(), request.owner());
        Optional<AllotmentRecord> allotment = ledger.find(allotmentKey, AllotmentRecord.class);
        AllotmentParts parts = ledger.find(PoolKeys.parts(request.taskId(), request.owner()), AllotmentParts.class)
                .filter(found -> found.has(delegator))
                .orElseThrow(() -> new FlockException(
                        ErrorCode.UNKNOWN_POOL,
                        delegator + " has no part in an allotment of " + request.owner() + " to task "
                                + request.taskId()));
        LedgerKey key = PoolKeys.claimed(request.taskId(), request.owner(), delegator);
        PoolClaimRecord before = ledger.find(key, PoolClaimRecord.class).orElseGet(PoolClaimRecord::none);
        PoolClaimRecord after = PoolClaimRule.after(
                request.owner(),
                delegator,
                parts,
                before,
                Settlements.from(ledger, request.taskId(), before.epochs(), PoolClaimRule.MOST_SETTLEMENTS),
                allotment.flatMap(record -> end(ledger, request, record)),
                Membership.parameters(ledger).delegationBounds().claimFee());
        if (!PoolClaimRule.isWorthwhile(before, after)) {
            throw new FlockException(
                    ErrorCode.NOTHING_TO_CLAIM,
                    "the allotment of " + request.owner() + " to task " + request.taskId() + " owes nothing to "
                            + delegator + " now");
        }
        PoolClaimResult paid =
                new PoolClaimResult(PoolClaimRule.rewards(before, after), PoolClaimRule.principal(before, after));
        pay(ledger, request, allotment.orElseThrow(), paid);
        Entries.add(ledger, EntryKind.TREASURY, after.fees().minus(before.fees()));
        ledger.put(key, after);
        ledger.happened(FlockEvent.of(EventKind.POOL_CLAIMED)
                .withTask(request.taskId())
                .withAccount(delegator)
                .withAmount(paid.rewards().plus(paid.principal()))
                .withKey(key));
        return paid;
    }

    private static Optional<PoolEnd> end(Ledger ledger, ClaimPool request, AllotmentRecord allotment) {
        TaskEnd task = TaskEnd.read(ledger, request.taskId());
        return PoolEnd.of(request.owner(), allotment, task.roster(), task.isOver());
    }

    private static void pay(Ledger ledger, ClaimPool request, AllotmentRecord allotment, PoolClaimResult paid) {
        boolean stays = request.redelegate() && !paid.principal().isZero();
        Amount out = stays ? paid.rewards() : paid.rewards().plus(paid.principal());
        if (!out.isZero()) {
            Balances.add(ledger, ledger.account(), out);
        }
        if (stays) {
            LedgerKey own = PoolKeys.delegation(request.owner(), allotment.role(), ledger.account());
            Amount free = ledger.find(own, DelegationRecord.class)
                    .map(DelegationRecord::free)
                    .orElse(Amount.ZERO);
            Delegating.put(
                    ledger,
                    own,
                    free.plus(paid.principal()),
                    ledger.transaction().timestamp());
        }
    }
}
