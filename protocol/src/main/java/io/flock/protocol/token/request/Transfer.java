package io.flock.protocol.token.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Sends FLOCK to another account, which gets a credit. */
public record Transfer(AccountId to, Amount amount, @Limit(100) Optional<List<CreditId>> collect) {}
