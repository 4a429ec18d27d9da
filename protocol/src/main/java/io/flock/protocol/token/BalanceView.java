package io.flock.protocol.token;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import java.util.List;

/** An account's balance; what is not collected yet, and its first hundred credits. */
public record BalanceView(AccountId account, Amount balance, Amount uncollected, List<CreditId> credits) {}
