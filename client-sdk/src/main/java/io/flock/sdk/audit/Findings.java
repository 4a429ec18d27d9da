package io.flock.sdk.audit;

import io.flock.protocol.identity.TransactionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects differences as they are found. */
final class Findings {
    private static final int SHOWN = 4_000;

    private final List<Difference> differences = new ArrayList<>();

    void block(long block, Difference.Kind kind, String subject, Object expected, Object found) {
        add(block, Optional.empty(), kind, subject, expected, found);
    }

    void transaction(AuditedTransaction of, Difference.Kind kind, String subject, Object expected, Object found) {
        add(of.block(), Optional.of(of.id()), kind, subject, expected, found);
    }

    private void add(
            long block,
            Optional<TransactionId> transaction,
            Difference.Kind kind,
            String subject,
            Object expected,
            Object found) {
        differences.add(new Difference(block, transaction, kind, shown(subject), shown(expected), shown(found)));
    }

    private static String shown(Object value) {
        return ForeignText.cut(String.valueOf(value), SHOWN);
    }

    List<Difference> all() {
        return List.copyOf(differences);
    }
}
