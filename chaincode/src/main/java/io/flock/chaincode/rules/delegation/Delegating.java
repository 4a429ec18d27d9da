package io.flock.chaincode.rules.delegation;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.delegation.PoolDocument;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.Undelegate;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Puts FLOCK into pools and takes them out; both write one key, which is the delegator's own. */
public final class Delegating {
    private Delegating() {}

    /**
     * Delegates to a pool, beside what the caller has there. It can be allotted a cool-down later, so that who delegates just
     * before a payout earns nothing of it; and changed then, so that nobody can starve an allotment by rewriting (attack 42).
     *
     * @throws FlockException NOT_A_MEMBER, UNKNOWN_POOL, STAKE_TOO_LOW below the pool's minimum, TOO_EARLY in the cool-down of
     *     the last change, INSUFFICIENT_BALANCE
     */
    public static void delegate(Ledger ledger, Delegate request) {
        Membership.require(ledger, ledger.account().organisation());
        PoolDocument pool = Pools.read(ledger, request.owner(), request.role());
        if (request.amount().isLessThan(pool.minDelegation())) {
            throw new FlockException(
                    ErrorCode.STAKE_TOO_LOW,
                    "the pool takes " + pool.minDelegation() + " or more, not " + request.amount());
        }
        LedgerKey key = PoolKeys.delegation(request.owner(), request.role(), ledger.account());
        Optional<DelegationRecord> before = ledger.find(key, DelegationRecord.class);
        before.ifPresent(record -> requireSettled(ledger, record));
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), request.amount());
        Amount free = before.map(DelegationRecord::free).orElse(Amount.ZERO).plus(request.amount());
        ledger.put(key, new DelegationRecord(free, ledger.transaction().timestamp()));
        ledger.happened(event(EventKind.DELEGATED, ledger, key, request.amount()));
    }

    /**
     * Takes back what no task holds, at once; the rest begins a new cool-down.
     *
     * @throws FlockException INVALID_ARGUMENT for nothing, UNKNOWN_POOL, TOO_EARLY in the cool-down, INSUFFICIENT_BALANCE
     *     when less is free
     */
    public static void undelegate(Ledger ledger, Undelegate request) {
        if (request.amount().isZero()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.amount is 0");
        }
        LedgerKey key = PoolKeys.delegation(request.owner(), request.role(), ledger.account());
        DelegationRecord before = ledger.find(key, DelegationRecord.class)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.UNKNOWN_POOL,
                        ledger.account() + " has nothing free in a pool of " + request.owner() + " as "
                                + request.role()));
        requireSettled(ledger, before);
        if (before.free().isLessThan(request.amount())) {
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    ledger.account() + " has " + before.free() + " free in the pool, not " + request.amount(),
                    "wait for the end of the tasks that hold the rest, and claim it");
        }
        Balances.add(ledger, ledger.account(), request.amount());
        put(
                ledger,
                key,
                before.free().minus(request.amount()),
                ledger.transaction().timestamp());
        ledger.happened(event(EventKind.UNDELEGATED, ledger, key, request.amount()));
    }

    /** Writes what is free; nothing leaves no record. */
    static void put(Ledger ledger, LedgerKey key, Amount free, long since) {
        if (free.isZero()) {
            ledger.delete(key);
        } else {
            ledger.put(key, new DelegationRecord(free, since));
        }
    }

    /** @throws FlockException TOO_EARLY */
    static void requireSettled(Ledger ledger, DelegationRecord record) {
        long from = record.settledAt(
                Membership.parameters(ledger).delegationBounds().coolDownSeconds());
        if (ledger.transaction().timestamp() < from) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "a delegation changed at " + TimeText.of(record.since()) + " cools down until " + TimeText.of(from)
                            + ", it is " + TimeText.of(ledger.transaction().timestamp()));
        }
    }

    private static FlockEvent event(EventKind kind, Ledger ledger, LedgerKey key, Amount amount) {
        return FlockEvent.of(kind)
                .withAccount(ledger.account())
                .withAmount(amount)
                .withKey(key);
    }
}
