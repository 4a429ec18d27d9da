package io.flock.sdk.explain;

import io.flock.protocol.identity.TransactionId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One amount and where it comes from.
 *
 * @param what in words: a reward, a penalty, a bonus, or why there is none
 * @param micros micro-FLOCK; negative what was paid
 * @param formula with the names of its factors
 * @param factors their values, by name
 * @param transactions that it rests on, the one that booked it first
 * @param follows whether the formula gives the amount that the ledger booked
 */
public record Line(
        String what,
        long micros,
        String formula,
        Map<String, String> factors,
        List<TransactionId> transactions,
        boolean follows) {

    public Line {
        factors = Collections.unmodifiableMap(new TreeMap<>(factors));
        transactions = List.copyOf(transactions);
    }

    /** The same; it follows only if this holds too. */
    Line onlyIf(boolean holds) {
        return new Line(what, micros, formula, factors, transactions, follows && holds);
    }
}
