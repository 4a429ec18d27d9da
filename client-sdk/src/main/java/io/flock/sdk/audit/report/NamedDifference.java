package io.flock.sdk.audit.report;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.TransactionId;
import io.flock.sdk.audit.Difference;
import java.util.Optional;

/**
 * Something on the ledger that the rules do not give.
 *
 * @param transaction absent when it concerns the block as a whole
 * @param subject what it is about: a key of the state as {@code type~attribute~…}, a hash, a sum
 * @param expected by the rules, cut after 4000 characters
 * @param found on the ledger, cut after 4000 characters
 */
public record NamedDifference(
        long block,
        Optional<TransactionId> transaction,
        Difference.Kind kind,
        @Limit(4096) String subject,
        @Limit(4096) String expected,
        @Limit(4096) String found) {
    static NamedDifference of(Difference difference) {
        return new NamedDifference(
                difference.block(),
                difference.transaction(),
                difference.kind(),
                difference.subject(),
                difference.expected(),
                difference.found());
    }
}
