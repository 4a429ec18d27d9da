package io.flock.sdk.audit.internal.rules.token;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Allowance;
import io.flock.protocol.token.request.Approve;
import io.flock.protocol.token.request.Burn;
import io.flock.protocol.token.request.Collect;
import io.flock.protocol.token.request.Transfer;
import io.flock.protocol.token.request.TransferFrom;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;

/** What the functions of {@code token} write. */
final class TokenRules {
    private TokenRules() {}

    static void transfer(Replay replay) {
        Transfer request = replay.request(Transfer.class);
        MoneyRules.fold(replay, request.collect());
        send(replay, replay.account(), request.to(), request.amount());
    }

    static void transferFrom(Replay replay) {
        TransferFrom request = replay.request(TransferFrom.class);
        Amount allowed = allowance(replay, request.from(), replay.account());
        Refusal.unless(
                !allowed.isLessThan(request.amount()),
                ErrorCode.INSUFFICIENT_ALLOWANCE,
                replay.account() + " may send " + allowed + " of " + request.from());
        allow(replay, request.from(), replay.account(), allowed.minus(request.amount()));
        MoneyRules.fold(replay, request.from(), request.collect());
        send(replay, request.from(), request.to(), request.amount());
    }

    private static void send(Replay replay, AccountId from, AccountId to, Amount amount) {
        requirePositive(amount);
        Membership.require(replay, to.organisation());
        MoneyRules.take(replay, from, amount);
        MoneyRules.give(replay, from, to, amount, "transfer");
    }

    static void approve(Replay replay) {
        Approve request = replay.request(Approve.class);
        allow(replay, replay.account(), request.spender(), request.amount());
    }

    static void burn(Replay replay) {
        Burn request = replay.request(Burn.class);
        requirePositive(request.amount());
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, replay.account(), request.amount());
        MoneyRules.enter(replay, EntryKind.BURNED, request.amount());
    }

    static void collect(Replay replay) {
        MoneyRules.fold(replay, Optional.of(replay.request(Collect.class).credits()));
    }

    private static Amount allowance(Replay replay, AccountId owner, AccountId spender) {
        return replay.find(LedgerKey.allowance(owner, spender), Allowance.class)
                .map(Allowance::amount)
                .orElse(Amount.ZERO);
    }

    private static void allow(Replay replay, AccountId owner, AccountId spender, Amount amount) {
        LedgerKey key = LedgerKey.allowance(owner, spender);
        if (amount.isZero()) {
            replay.delete(key);
        } else {
            replay.put(key, new Allowance(amount));
        }
    }

    private static void requirePositive(Amount amount) {
        Refusal.unless(!amount.isZero(), ErrorCode.INVALID_ARGUMENT, "an amount of nothing");
    }
}
