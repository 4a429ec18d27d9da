package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Transfer;
import io.flock.protocol.token.request.TransferFrom;
import java.util.List;

/** Sends FLOCK from one account to another. */
public final class Sending {

    private Sending() {}

    /**
     * Sends the caller's own FLOCK.
     *
     * @throws FlockException INVALID_ARGUMENT for nothing, NOT_A_MEMBER when the receiver's organisation is in no
     *     consortium, INSUFFICIENT_BALANCE
     */
    public static void transfer(Ledger ledger, Transfer request) {
        requirePositive(request.amount());
        ledger.expect(List.of(LedgerKey.consortium(), LedgerKey.account(ledger.account())));
        Membership.require(ledger, request.to().organisation());
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        send(ledger, ledger.account(), request.to(), request.amount());
    }

    /**
     * Sends what an owner allowed the caller to send, out of the owner's balance and those of its credits that the caller
     * names: what the owner has earned is its own before it has collected it.
     *
     * @throws FlockException as {@link #transfer}, and INSUFFICIENT_ALLOWANCE
     */
    public static void transferFrom(Ledger ledger, TransferFrom request) {
        requirePositive(request.amount());
        Membership.require(ledger, request.to().organisation());
        Allowances.use(ledger, request.from(), ledger.account(), request.amount());
        Balances.fold(ledger, request.from(), request.collect().orElse(List.of()));
        send(ledger, request.from(), request.to(), request.amount());
    }

    private static void send(Ledger ledger, AccountId from, AccountId to, Amount amount) {
        Balances.take(ledger, from, amount);
        Credits.give(ledger, EventKind.TRANSFERRED, from, to, amount, "transfer");
    }

    static void requirePositive(Amount amount) {
        if (amount.isZero()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "$.amount is 0", "give an amount of at least one micro-FLOCK");
        }
    }
}
