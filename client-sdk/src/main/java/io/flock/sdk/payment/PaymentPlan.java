package io.flock.sdk.payment;

import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a consumer pays.
 *
 * @param name of the payment channel, which is gone on with while it is open. {@link #PREDICTIONS} and {@link #SEARCHES} stand
 *     for a row of names, {@code default}, {@code default-2} and so on: the first that is open for the same listing is gone on
 *     with, else the first that was never used is opened. Any other name is used up once its channel closes
 * @param deposit what is paid in at first, and with each top-up; never more than the budget allows
 * @param budget the most that is ever paid into one channel
 */
public record PaymentPlan(String name, Amount deposit, Amount budget) {
    /** The name for predictions where none is chosen. */
    public static final String PREDICTIONS = "default";

    /** The name for searches where none is chosen. */
    public static final String SEARCHES = "searches";

    /** As many names as one row has: each that is used up costs a query when a channel is opened. */
    static final int MOST_NAMES = 1_000;

    /** Pays for predictions where the caller has no name in mind. */
    public PaymentPlan(Amount deposit, Amount budget) {
        this(PREDICTIONS, deposit, budget);
    }

    /** What a channel begins with. */
    Amount first() {
        return deposit.min(budget);
    }

    /** What the channel may be called, in the order in which it is tried. */
    List<String> names() {
        boolean row = name.equals(PREDICTIONS) || name.equals(SEARCHES);
        return row
                ? Stream.concat(
                                Stream.of(name),
                                IntStream.rangeClosed(2, MOST_NAMES).mapToObj(number -> name + "-" + number))
                        .toList()
                : List.of(name);
    }
}
