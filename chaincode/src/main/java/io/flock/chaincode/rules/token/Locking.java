package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.UnlockResult;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Unlock;
import java.util.List;

/** gmFLOCK: FLOCK that their owner can't touch for a time. Each lock is a key of its owner's own. */
public final class Locking {

    private Locking() {}

    /**
     * Takes the principal from the balance and writes the lock.
     *
     * @throws FlockException INVALID_ARGUMENT for nothing or for days out of range, INSUFFICIENT_BALANCE, AMOUNT_OVERFLOW
     */
    public static LockView lock(Ledger ledger, Lock request) {
        Sending.requirePositive(request.amount());
        LockRecord lock = LockRecord.of(
                request.amount(), request.days(), ledger.transaction().timestamp());
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), request.amount());
        LedgerKey key = LedgerKey.lock(ledger.account(), ledger.transactionId());
        ledger.put(key, lock);
        ledger.happened(FlockEvent.of(EventKind.LOCKED)
                .withAccount(ledger.account())
                .withAmount(request.amount())
                .withKey(key));
        return view(ledger, ledger.transactionId(), lock);
    }

    /**
     * Burns a lock's gmFLOCK, all of them, and pays its principal less the fee into the balance, once; again answers what
     * was paid. The fee goes to the treasury.
     *
     * @throws FlockException UNKNOWN_LOCK, TOO_EARLY, LOCK_STAKED
     */
    public static UnlockResult unlock(Ledger ledger, Unlock request) {
        LedgerKey key = LedgerKey.lock(ledger.account(), request.lockId());
        LockRecord lock = read(ledger, request.lockId());
        if (lock.redeemed().isPresent()) {
            return new UnlockResult(lock.redeemed().get());
        }
        requireOver(ledger, request.lockId(), lock);
        requireWhole(request.lockId(), lock);
        LockRecord redeemed = lock.redeem();
        Amount paid = redeemed.redeemed().orElseThrow();
        ledger.put(key, redeemed);
        Balances.add(ledger, ledger.account(), paid);
        Entries.add(ledger, EntryKind.TREASURY, lock.principal().minus(paid));
        ledger.happened(FlockEvent.of(EventKind.UNLOCKED)
                .withAccount(ledger.account())
                .withAmount(paid)
                .withKey(key));
        return new UnlockResult(paid);
    }

    static LockRecord read(Ledger ledger, TransactionId id) {
        return ledger.find(LedgerKey.lock(ledger.account(), id), LockRecord.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_LOCK, ledger.account() + " has no lock " + id));
    }

    private static void requireWhole(TransactionId id, LockRecord lock) {
        lock.staked().ifPresent(out -> {
            throw new FlockException(
                    ErrorCode.LOCK_STAKED, out.gm().format() + " gmFLOCK of lock " + id + " are staked");
        });
    }

    private static void requireOver(Ledger ledger, TransactionId id, LockRecord lock) {
        long from = view(ledger, id, lock).redeemableAt();
        if (ledger.transaction().timestamp() < from) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "lock " + id + " can be redeemed from " + TimeText.of(from) + " on, it is "
                            + TimeText.of(ledger.transaction().timestamp()));
        }
    }

    static LockView view(Ledger ledger, TransactionId id, LockRecord lock) {
        return new LockView(
                id,
                lock,
                GmFlock.redeemableAt(
                        lock.lockedAt(),
                        lock.days(),
                        Membership.parameters(ledger).clockWindowSeconds()));
    }
}
