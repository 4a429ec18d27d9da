package io.flock.sdk.audit.internal.state;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key as it stands on the ledger, for those who only tell of what is there. Whoever forges a copy writes under any key: a
 * name in it may be none, and a document may stand under the key of another.
 */
final class StandingKey {
    private StandingKey() {}

    /** Empty for what is no key of ours. */
    static Optional<LedgerKey> parse(String composite) {
        try {
            return LedgerKey.parse(composite);
        } catch (FlockException e) {
            return Optional.empty();
        }
    }

    /**
     * The task in a key whose first attribute names one, when a document stands under the key that it belongs to.
     *
     * @param belongs the key that the document belongs to in a task
     */
    static Optional<TaskId> task(LedgerKey key, Function<TaskId, LedgerKey> belongs) {
        try {
            return Optional.of(TaskId.parse(key.attributes().get(0)))
                    .filter(task -> belongs.apply(task).equals(key));
        } catch (FlockException e) {
            return Optional.empty();
        }
    }

    /** The account that a key's last attribute names; empty where it names none. */
    static Optional<AccountId> account(LedgerKey key) {
        try {
            return Optional.of(
                    AccountId.parse(key.attributes().get(key.attributes().size() - 1)));
        } catch (FlockException e) {
            return Optional.empty();
        }
    }
}
