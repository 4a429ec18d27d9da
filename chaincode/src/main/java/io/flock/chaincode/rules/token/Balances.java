package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import io.flock.protocol.token.Credit;
import java.util.List;
import java.util.Optional;

/** What accounts can spend. */
public final class Balances {

    private Balances() {}

    /** What an account can spend; 0 when nothing was ever folded into it. */
    public static Amount of(Ledger ledger, AccountId account) {
        return ledger.find(LedgerKey.account(account), Account.class)
                .map(Account::balance)
                .orElse(Amount.ZERO);
    }

    public static void add(Ledger ledger, AccountId account, Amount amount) {
        set(ledger, account, of(ledger, account).plus(amount));
    }

    /**
     * Lowers what an account can spend.
     *
     * @throws FlockException INSUFFICIENT_BALANCE
     */
    public static void take(Ledger ledger, AccountId account, Amount amount) {
        take(ledger, account, amount, "");
    }

    /**
     * The same for a sum.
     *
     * @param parts what it is made of, for who can't pay it
     */
    public static void take(Ledger ledger, AccountId account, Amount amount, String parts) {
        Amount balance = of(ledger, account);
        if (balance.isLessThan(amount)) {
            String sum = parts.isEmpty() ? "" : ": " + parts;
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    account + " has " + balance + " to spend, " + amount + " are needed" + sum);
        }
        set(ledger, account, balance.minus(amount));
    }

    /**
     * Folds credits of the account into its balance. A credit that is not there was folded before: naming it again has no
     * effect.
     *
     * @return what was folded
     */
    public static Amount fold(Ledger ledger, AccountId account, List<CreditId> credits) {
        Amount folded = Amount.ZERO;
        ledger.expect(credits.stream().map(id -> LedgerKey.credit(account, id)).toList());
        for (CreditId id : credits) {
            LedgerKey key = LedgerKey.credit(account, id);
            Optional<Credit> credit = ledger.find(key, Credit.class);
            if (credit.isPresent()) {
                folded = folded.plus(credit.get().amount());
                ledger.delete(key);
            }
        }
        if (!folded.isZero()) {
            add(ledger, account, folded);
        }
        return folded;
    }

    private static void set(Ledger ledger, AccountId account, Amount balance) {
        ledger.put(LedgerKey.account(account), new Account(balance));
    }
}
