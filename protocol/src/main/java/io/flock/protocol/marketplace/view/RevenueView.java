package io.flock.protocol.marketplace.view;

import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.List;

/**
 * A version's or a knowledge base's revenue for its contributors.
 *
 * @param settlements not divided yet, at most {@value #MOST_SETTLEMENTS}; none that can't be divided
 * @param undivided what they hold
 * @param earned the account's part of what is divided
 * @param claimed what it was paid of that
 */
public record RevenueView(List<TransactionId> settlements, Amount undivided, Amount earned, Amount claimed) {
    /** As many as one claim divides. */
    public static final int MOST_SETTLEMENTS = 100;

    public RevenueView {
        settlements = List.copyOf(settlements);
    }
}
