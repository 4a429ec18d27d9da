package io.flock.protocol.token.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.CreditId;
import java.util.List;

/** Folds credits into the caller's balance. */
public record Collect(@Limit(Collect.MOST_CREDITS) List<CreditId> credits) {
    /** As many as one transaction folds. */
    public static final int MOST_CREDITS = 100;
}
