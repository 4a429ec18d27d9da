package io.flock.protocol.token.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Destroys FLOCK of the caller. */
public record Burn(Amount amount, @Limit(100) Optional<List<CreditId>> collect) {}
