package io.flock.sdk.audit.internal.rules.token;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.Refund;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Unlock;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;

/**
 * What locking and redeeming write: gmFLOCK by the formula, the fee to the treasury, nothing before its time; stakes of
 * gmFLOCK.
 */
public final class LockRules {
    private LockRules() {}

    static void lock(Replay replay) {
        Lock request = replay.request(Lock.class);
        Refusal.unless(!request.amount().isZero(), ErrorCode.INVALID_ARGUMENT, "an amount of nothing");
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, replay.account(), request.amount());
        replay.put(
                LedgerKey.lock(replay.account(), replay.transaction().id()),
                LockRecord.of(
                        request.amount(), request.days(), replay.transaction().timestamp()));
    }

    static void unlock(Replay replay) {
        LedgerKey key =
                LedgerKey.lock(replay.account(), replay.request(Unlock.class).lockId());
        LockRecord lock = read(replay, key);
        if (lock.redeemed().isPresent()) {
            return;
        }
        long from = GmFlock.redeemableAt(
                lock.lockedAt(), lock.days(), Membership.parameters(replay).clockWindowSeconds());
        Refusal.unless(replay.transaction().timestamp() >= from, ErrorCode.TOO_EARLY, key + " is locked until " + from);
        Refusal.unless(lock.staked().isEmpty(), ErrorCode.LOCK_STAKED, "gmFLOCK of " + key + " are staked");
        Amount paid = lock.principal().minus(GmFlock.fee(lock.principal()));
        replay.put(key, lock.redeem());
        MoneyRules.add(replay, replay.account(), paid);
        MoneyRules.enter(replay, EntryKind.TREASURY, lock.principal().minus(paid));
    }

    /** Takes a stake of the caller out of the lock that is named, or of the balance; answers what stands behind gmFLOCK. */
    public static Optional<Cover> stake(Replay replay, Optional<TransactionId> id, Amount stake) {
        if (id.isEmpty()) {
            MoneyRules.take(replay, replay.account(), stake);
            return Optional.empty();
        }
        LedgerKey key = LedgerKey.lock(replay.account(), id.get());
        LockRecord lock = read(replay, key);
        LockPart part = lock.part(id.get(), stake);
        replay.put(key, lock.without(part));
        return Optional.of(new Cover(part.lock(), part.principal()));
    }

    /** What leaves a task for the caller: into its balance, and into the lock that a stake is from. */
    public static void pay(Replay replay, Refund refund, Optional<LockPart> taken) {
        if (!refund.flock().isZero()) {
            MoneyRules.add(replay, replay.account(), refund.flock());
        }
        refund.lock().ifPresent(left -> {
            LedgerKey key = LedgerKey.lock(replay.account(), left.lock());
            replay.put(key, read(replay, key).restored(taken.orElseThrow(), left));
        });
    }

    private static LockRecord read(Replay replay, LedgerKey key) {
        return replay.find(key, LockRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_LOCK, "there is no " + key));
    }
}
