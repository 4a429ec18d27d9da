package io.flock.chaincode.contract;

import io.flock.chaincode.rules.token.Allowances;
import io.flock.chaincode.rules.token.Burning;
import io.flock.chaincode.rules.token.Collecting;
import io.flock.chaincode.rules.token.Locking;
import io.flock.chaincode.rules.token.Sending;
import io.flock.chaincode.rules.token.TokenViews;
import io.flock.protocol.identity.AccountId;
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
import java.util.List;

/** FLOCK, with the function names of the ERC-20 sample of fabric-samples. */
final class TokenContract {
    private static final String NAME = "FLock";
    private static final String SYMBOL = "FLOCK";
    private static final int DECIMALS = 6;

    private TokenContract() {}

    static List<ContractFunction<?, ?>> functions() {
        return new Functions("token")
                .evaluate("Name", Nothing.class, String.class, (ledger, none) -> NAME)
                .evaluate("Symbol", Nothing.class, String.class, (ledger, none) -> SYMBOL)
                .evaluate("Decimals", Nothing.class, Integer.class, (ledger, none) -> DECIMALS)
                .evaluate("TotalSupply", Nothing.class, Amount.class, (ledger, none) -> TokenViews.totalSupply(ledger))
                .evaluate(
                        "BalanceOf",
                        BalanceOf.class,
                        BalanceView.class,
                        (ledger, request) -> TokenViews.balance(ledger, request.account()))
                .evaluate("ClientAccountID", Nothing.class, AccountId.class, (ledger, none) -> ledger.account())
                .evaluate(
                        "ClientAccountBalance",
                        Nothing.class,
                        BalanceView.class,
                        (ledger, none) -> TokenViews.balance(ledger, ledger.account()))
                .evaluate(
                        "Allowance",
                        GetAllowance.class,
                        Amount.class,
                        (ledger, request) -> Allowances.of(ledger, request.owner(), request.spender()))
                .submit("Transfer", Transfer.class, Sending::transfer)
                .submit("Approve", Approve.class, Allowances::approve)
                .submit("TransferFrom", TransferFrom.class, Sending::transferFrom)
                .submit("Burn", Burn.class, Burning::burn)
                .submit("Collect", Collect.class, Collecting::collect)
                .submit("Lock", Lock.class, LockView.class, Locking::lock)
                .submit("Unlock", Unlock.class, UnlockResult.class, Locking::unlock)
                .evaluate("Locks", GetLocks.class, LockList.class, TokenViews::locks)
                .list();
    }
}
