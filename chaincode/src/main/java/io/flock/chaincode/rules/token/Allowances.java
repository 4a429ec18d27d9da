package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Allowance;
import io.flock.protocol.token.request.Approve;

/** What owners let others send. */
public final class Allowances {

    private Allowances() {}

    public static Amount of(Ledger ledger, AccountId owner, AccountId spender) {
        return ledger.find(LedgerKey.allowance(owner, spender), Allowance.class)
                .map(Allowance::amount)
                .orElse(Amount.ZERO);
    }

    /** Replaces what the spender may send; the same again has no effect. */
    public static void approve(Ledger ledger, Approve request) {
        if (of(ledger, ledger.account(), request.spender()).equals(request.amount())) {
            return;
        }
        set(ledger, ledger.account(), request.spender(), request.amount());
        ledger.happened(FlockEvent.of(EventKind.ALLOWED)
                .withAccount(request.spender())
                .withAmount(request.amount())
                .withKey(LedgerKey.allowance(ledger.account(), request.spender())));
    }

    /** @throws FlockException INSUFFICIENT_ALLOWANCE */
    static void use(Ledger ledger, AccountId owner, AccountId spender, Amount amount) {
        Amount allowed = of(ledger, owner, spender);
        if (allowed.isLessThan(amount)) {
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_ALLOWANCE,
                    spender + " may send " + allowed + " of " + owner + ", not " + amount);
        }
        set(ledger, owner, spender, allowed.minus(amount));
    }

    /** An allowance of nothing is no record. */
    private static void set(Ledger ledger, AccountId owner, AccountId spender, Amount amount) {
        LedgerKey key = LedgerKey.allowance(owner, spender);
        if (amount.isZero()) {
            ledger.delete(key);
        } else {
            ledger.put(key, new Allowance(amount));
        }
    }
}
