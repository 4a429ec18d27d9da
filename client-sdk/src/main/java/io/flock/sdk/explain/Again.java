package io.flock.sdk.explain;

import io.flock.protocol.error.FlockException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** A rule that is computed again; where it refuses what the ledger holds, what was booked does not follow from it. */
final class Again {
    private Again() {}

    /** Empty where the rule can't have been what wrote the ledger. */
    static <T> Optional<T> of(Supplier<T> rule) {
        try {
            return Optional.of(rule.get());
        } catch (FlockException
                | IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | NoSuchElementException e) {
            return Optional.empty();
        }
    }
}
