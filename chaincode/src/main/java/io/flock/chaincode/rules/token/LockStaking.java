package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/** The way of gmFLOCK into a task and back. Only its owner's own transactions write a lock. */
public final class LockStaking {

    private LockStaking() {}

    /**
     * Takes a stake of the caller: out of the lock that is named, or of the balance.
     *
     * @return what stands behind a stake of gmFLOCK; absent for FLOCK
     * @throws io.flock.protocol.error.FlockException UNKNOWN_LOCK, INSUFFICIENT_BALANCE
     */
    public static Optional<Cover> stake(Ledger ledger, Optional<TransactionId> lock, Amount stake) {
        if (lock.isEmpty()) {
            Balances.take(ledger, ledger.account(), stake);
            return Optional.empty();
        }
        LockPart part = take(ledger, lock.get(), stake);
        return Optional.of(new Cover(part.lock(), part.principal()));
    }

    /**
     * Pays what leaves a task for the caller, into its balance and its lock.
     *
     * @param taken the part that was staked, when gmFLOCK was
     */
    public static void pay(Ledger ledger, Refund refund, Optional<LockPart> taken) {
        if (!refund.flock().isZero()) {
            Balances.add(ledger, ledger.account(), refund.flock());
        }
        refund.lock()
                .ifPresent(left -> ledger.put(
                        LedgerKey.lock(ledger.account(), left.lock()),
                        Locking.read(ledger, left.lock()).restored(taken.orElseThrow(), left)));
    }

    private static LockPart take(Ledger ledger, TransactionId id, Amount stake) {
        LockRecord lock = Locking.read(ledger, id);
        LockPart part = lock.part(id, stake);
        ledger.put(LedgerKey.lock(ledger.account(), id), lock.without(part));
        return part;
    }
}
