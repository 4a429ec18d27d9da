package io.flock.sdk.audit.internal.finding;

import io.flock.protocol.identity.TransactionId;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects differences as they are found: the first {@link AuditReport#SHOWN_DIFFERENCES}, and how many there are. A forged
 * copy may have any number of them, which must not fill the memory.
 */
public final class Findings {
    private static final int SHOWN = 4_000;

    private final List<Difference> differences = new ArrayList<>();
    private long count;

    /** One that concerns a block as a whole. */
    public void block(long block, Difference.Kind kind, String subject, Object expected, Object found) {
        add(block, Optional.empty(), kind, subject, expected, found);
    }

    /** One that a transaction makes. */
    public void transaction(
            AuditedTransaction of, Difference.Kind kind, String subject, Object expected, Object found) {
        add(of.block(), Optional.of(of.id()), kind, subject, expected, found);
    }

    private void add(
            long block,
            Optional<TransactionId> transaction,
            Difference.Kind kind,
            String subject,
            Object expected,
            Object found) {
        count++;
        if (differences.size() < AuditReport.SHOWN_DIFFERENCES) {
            differences.add(new Difference(block, transaction, kind, shown(subject), shown(expected), shown(found)));
        }
    }

    private static String shown(Object value) {
        return ForeignText.cut(String.valueOf(value), SHOWN);
    }

    /** The first ones. */
    public List<Difference> first() {
        return List.copyOf(differences);
    }

    /** How many there are in all. */
    public long count() {
        return count;
    }
}
