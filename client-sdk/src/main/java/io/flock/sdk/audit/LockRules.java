package io.flock.sdk.audit;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Unlock;

/** What locking and redeeming write: gmFLOCK by the formula, the fee to the treasury, nothing before its time. */
final class LockRules {
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
        LockRecord lock = replay.find(key, LockRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_LOCK, "there is no " + key));
        if (lock.redeemed().isPresent()) {
            return;
        }
        long from = GmFlock.redeemableAt(
                lock.lockedAt(), lock.days(), GovernanceRules.parameters(replay).clockWindowSeconds());
        Refusal.unless(replay.transaction().timestamp() >= from, ErrorCode.TOO_EARLY, key + " is locked until " + from);
        Amount paid = lock.principal().minus(GmFlock.fee(lock.principal()));
        replay.put(key, lock.redeem());
        MoneyRules.add(replay, replay.account(), paid);
        MoneyRules.enter(replay, EntryKind.TREASURY, lock.principal().minus(paid));
    }
}
