package io.flock.protocol.event;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * One thing that happened.
 *
 * @param phase the name of the phase that began, or in which it happened
 * @param account who it is about
 * @param key the document to read for more, as {@code type~attribute~…}
 */
public record FlockEvent(
        EventKind kind,
        Optional<TaskId> task,
        Optional<Integer> round,
        @Limit(40) Optional<String> phase,
        Optional<AccountId> account,
        Optional<Amount> amount,
        @Limit(400) Optional<String> key) {

    /** An event without details; add them with the {@code with} methods. */
    public static FlockEvent of(EventKind kind) {
        return new FlockEvent(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public FlockEvent withTask(TaskId of) {
        return new FlockEvent(kind, Optional.of(of), round, phase, account, amount, key);
    }

    public FlockEvent withRound(int of) {
        return new FlockEvent(kind, task, Optional.of(of), phase, account, amount, key);
    }

    public FlockEvent withPhase(String of) {
        return new FlockEvent(kind, task, round, Optional.of(of), account, amount, key);
    }

    public FlockEvent withAccount(AccountId of) {
        return new FlockEvent(kind, task, round, phase, Optional.of(of), amount, key);
    }

    public FlockEvent withAmount(Amount of) {
        return new FlockEvent(kind, task, round, phase, account, Optional.of(of), key);
    }

    public FlockEvent withKey(LedgerKey of) {
        return new FlockEvent(kind, task, round, phase, account, amount, Optional.of(of.toString()));
    }
}
