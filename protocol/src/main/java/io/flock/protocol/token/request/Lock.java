package io.flock.protocol.token.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.GmFlock;
import java.util.List;
import java.util.Optional;

/** Locks FLOCK of the caller for gmFLOCK; the lock's id is the transaction's. */
public record Lock(
        Amount amount,
        @Range(min = GmFlock.MIN_DAYS, max = GmFlock.MAX_DAYS) int days,
        @Limit(100) Optional<List<CreditId>> collect) {}
