package io.flock.sdk.audit.internal.rules.token;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import io.flock.protocol.token.Credit;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.List;
import java.util.Optional;

/** How FLOCK moves in the state: balances, credits, entries. */
public final class MoneyRules {
    private MoneyRules() {}

    /** Adds to a balance. */
    public static void add(Replay replay, AccountId account, Amount amount) {
        replay.put(
                LedgerKey.account(account), new Account(balance(replay, account).plus(amount)));
    }

    /**
     * Takes an amount from a balance.
     *
     * @throws FlockException INSUFFICIENT_BALANCE
     */
    public static void take(Replay replay, AccountId account, Amount amount) {
        Amount balance = balance(replay, account);
        Refusal.unless(
                !balance.isLessThan(amount),
                ErrorCode.INSUFFICIENT_BALANCE,
                account + " has " + balance + ", not " + amount);
        replay.put(LedgerKey.account(account), new Account(balance.minus(amount)));
    }

    private static Amount balance(Replay replay, AccountId account) {
        return replay.find(LedgerKey.account(account), Account.class)
                .map(Account::balance)
                .orElse(Amount.ZERO);
    }

    /** Folds the caller's credits. */
    public static void fold(Replay replay, Optional<List<CreditId>> credits) {
        fold(replay, replay.account(), credits);
    }

    /** Folds an account's credits; one that is not there was folded before. */
    public static void fold(Replay replay, AccountId account, Optional<List<CreditId>> credits) {
        for (CreditId id : credits.orElse(List.of())) {
            LedgerKey key = LedgerKey.credit(account, id);
            Optional<Credit> credit = replay.find(key, Credit.class);
            if (credit.isPresent()) {
                add(replay, account, credit.get().amount());
                replay.delete(key);
            }
        }
    }

    /** Leaves a credit of this transaction, which the receiver folds when it likes. */
    public static void give(Replay replay, AccountId from, AccountId to, Amount amount, String reason) {
        int number = 0;
        LedgerKey key = LedgerKey.credit(to, new CreditId(replay.transaction().id(), number));
        while (replay.find(key, Credit.class).isPresent()) {
            number++;
            key = LedgerKey.credit(to, new CreditId(replay.transaction().id(), number));
        }
        replay.put(key, new Credit(amount, from, reason));
    }

    /** Adds to what this transaction entered for all: minted, burned or for the treasury. Nothing is no entry. */
    public static void enter(Replay replay, EntryKind kind, Amount amount) {
        if (!amount.isZero()) {
            LedgerKey key = LedgerKey.entry(kind, replay.transaction().id());
            Amount before = replay.find(key, Entry.class).map(Entry::amount).orElse(Amount.ZERO);
            replay.put(key, new Entry(before.plus(amount)));
        }
    }
}
