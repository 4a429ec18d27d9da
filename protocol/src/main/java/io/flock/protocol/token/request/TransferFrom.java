package io.flock.protocol.token.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * Sends FLOCK of an owner that allowed it.
 *
 * @param collect credits of the owner that are folded into its balance first, at most 100
 */
public record TransferFrom(AccountId from, AccountId to, Amount amount, @Limit(100) Optional<List<CreditId>> collect) {}
