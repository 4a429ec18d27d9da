package io.flock.protocol.arena;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.List;

/**
 * An epoch's judging, from its draw on.
 *
 * @param seed what the assignments were drawn from
 * @param ready the validators that checked in, in account order; in the final validation all
 * @param entries what is judged, in account order
 * @param assignments who scores what, in account order of the nodes
 * @param faults what was found so far
 * @param results so far; final ones are in the settlement
 * @param disputed which submissions are judged again, and by whom; empty before that
 */
public record EpochDocument(
        int epoch,
        Digest seed,
        @Limit(256) List<AccountId> ready,
        @Limit(256) List<EpochEntry> entries,
        @Limit(256) List<Assignment> assignments,
        @Limit(1024) List<ArenaFault> faults,
        @Limit(256) List<Result> results,
        @Limit(256) List<Assignment> disputed)
        implements StateDocument {

    public EpochDocument {
        ready = ready.stream().sorted().toList();
        entries = List.copyOf(entries);
        assignments = List.copyOf(assignments);
        faults = faults.stream().sorted().distinct().toList();
        results = List.copyOf(results);
        disputed = List.copyOf(disputed);
    }

    /** Who scores what in a stage, by its commit phase. */
    public List<Assignment> assignments(ArenaPhase commitPhase) {
        return commitPhase == ArenaPhase.DISPUTE_COMMIT ? disputed : assignments;
    }

    /** Whose submissions a validator scores in a stage, in account order: so its scores stand. */
    public List<AccountId> assigned(ArenaPhase commitPhase, AccountId validator) {
        return assignments(commitPhase).stream()
                .filter(assignment -> assignment.isFor(validator))
                .map(Assignment::node)
                .toList();
    }

    /** Who scores anything in a stage, in account order. */
    public List<AccountId> jury(ArenaPhase commitPhase) {
        return assignments(commitPhase).stream()
                .flatMap(assignment -> assignment.validators().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether an account was found at fault in this epoch. */
    public boolean isFaulty(AccountId account) {
        return faults.stream().anyMatch(fault -> fault.account().equals(account));
    }

    public EpochDocument withResults(List<Result> of, List<ArenaFault> found, List<Assignment> again) {
        return new EpochDocument(epoch, seed, ready, entries, assignments, found, of, again);
    }
}
