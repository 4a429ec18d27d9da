package io.flock.sdk;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.UnlockResult;
import io.flock.protocol.token.request.Approve;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Burn;
import io.flock.protocol.token.request.Collect;
import io.flock.protocol.token.request.GetAllowance;
import io.flock.protocol.token.request.GetLocks;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Transfer;
import io.flock.protocol.token.request.TransferFrom;
import io.flock.protocol.token.request.Unlock;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.List;
import java.util.Optional;

/**
 * The contract {@code token}: FLOCK. A call that spends names the caller's credits itself when the balance alone does
 * not cover the amount.
 */
@CheckReturnValue
public final class TokenClient {
    private final Contract contract;
    private final Spending spending;

    TokenClient(Contract contract, Spending spending) {
        this.contract = contract;
        this.spending = spending;
    }

    /** Sends the caller's FLOCK; the receiver gets a credit. */
    public Call<Committed<Done>> transfer(AccountId to, Amount amount) {
        return transfer(new Transfer(to, amount, Optional.empty()));
    }

    /** {@link #transfer(AccountId, Amount)} with a choice of credits, which is kept to. */
    public Call<Committed<Done>> transfer(Transfer request) {
        return contract.call(() -> spending.spend(
                request.amount(),
                request.collect(),
                credits -> contract.submitNow(
                        "Transfer", Done.class, new Transfer(request.to(), request.amount(), credits))));
    }

    /** Lets a spender send up to this amount of the caller's; replaces what it could send before. */
    public Call<Committed<Done>> approve(AccountId spender, Amount amount) {
        return contract.submit("Approve", new Approve(spender, amount));
    }

    /**
     * Sends FLOCK of an owner who allowed it. Where the owner's balance does not cover the amount, its credits are named, as
     * many as one transaction folds. {@link ErrorCode#INSUFFICIENT_BALANCE} where it owns more than those: it has to collect
     * them, or the amount has to be sent in parts.
     */
    public Call<Committed<Done>> transferFrom(AccountId from, AccountId to, Amount amount) {
        return transferFrom(new TransferFrom(from, to, amount, Optional.empty()));
    }

    /** {@link #transferFrom(AccountId, AccountId, Amount)} with a choice of the owner's credits, which is kept to. */
    public Call<Committed<Done>> transferFrom(TransferFrom request) {
        return contract.call(() -> spending.spendOf(
                request.from(),
                request.amount(),
                request.collect(),
                credits -> contract.submitNow(
                        "TransferFrom",
                        Done.class,
                        new TransferFrom(request.from(), request.to(), request.amount(), credits))));
    }

    /** Destroys FLOCK of the caller. */
    public Call<Committed<Done>> burn(Amount amount) {
        return contract.call(() -> spending.spend(
                amount,
                Optional.empty(),
                credits -> contract.submitNow("Burn", Done.class, new Burn(amount, credits))));
    }

    /** Folds credits into the caller's balance; at most 100. */
    public Call<Committed<Done>> collect(List<CreditId> credits) {
        return contract.submit("Collect", new Collect(credits));
    }

    /** Locks FLOCK of the caller for gmFLOCK, for 1 to 365 days; the answer names the lock. */
    public Call<Committed<LockView>> lock(Amount amount, int days) {
        return contract.call(() -> spending.spend(
                amount,
                Optional.empty(),
                credits -> contract.submitNow("Lock", LockView.class, new Lock(amount, days, credits))));
    }

    /** Redeems a lock of the caller after its days; TOO_EARLY before. */
    public Call<Committed<UnlockResult>> unlock(TransactionId lock) {
        return contract.submit("Unlock", UnlockResult.class, new Unlock(lock));
    }

    /** A page of an account's locks, redeemed ones included, in the order of their ids. */
    public Call<LockList> locks(AccountId account, int pageSize, Optional<String> bookmark) {
        return contract.query("Locks", LockList.class, new GetLocks(account, pageSize, bookmark));
    }

    /** What a spender may still send of an owner's. */
    public Call<Amount> allowance(AccountId owner, AccountId spender) {
        return contract.query("Allowance", Amount.class, new GetAllowance(owner, spender));
    }

    /** An account's balance and its first hundred credits. */
    public Call<BalanceView> balanceOf(AccountId account) {
        return contract.query("BalanceOf", BalanceView.class, new BalanceOf(account));
    }

    /** The caller's balance. */
    public Call<BalanceView> clientAccountBalance() {
        return contract.query("ClientAccountBalance", BalanceView.class);
    }

    /** The caller's account, as the ledger reads it from the certificate. */
    public Call<AccountId> clientAccountId() {
        return contract.query("ClientAccountID", AccountId.class);
    }

    /** Everything minted, less everything burned. */
    public Call<Amount> totalSupply() {
        return contract.query("TotalSupply", Amount.class);
    }

    /** The token's name. */
    public Call<String> name() {
        return contract.query("Name", String.class);
    }

    /** The token's symbol. */
    public Call<String> symbol() {
        return contract.query("Symbol", String.class);
    }

    /** Places behind the point when an amount is written in whole FLOCK. */
    public Call<Integer> decimals() {
        return contract.query("Decimals", Integer.class);
    }
}
