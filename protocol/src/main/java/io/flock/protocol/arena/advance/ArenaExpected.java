package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who is awaited in a phase. */
public final class ArenaExpected {
    private ArenaExpected() {}

    /**
     * Those who still have something to do in the current phase, in account order. While a task is open: the named accounts
     * that have not staked; for an open task nobody, though it can be advanced only when it is full. A node need not
     * submit, but until all have, only the deadline ends the phase.
     */
    public static List<AccountId> awaited(ArenaAdvanceInput input) {
        ArenaRecords records = input.records();
        return switch (input.phase().phase()) {
            case OPEN ->
                input.definition().participants().stream()
                        .filter(account -> !records.stakes().containsKey(account))
                        .sorted()
                        .toList();
            case ACCESS -> access(input);
            case SEED ->
                without(
                        input.frozen().members().stream()
                                .filter(ArenaMember::isActive)
                                .map(ArenaMember::account),
                        account -> records.seeds().containsKey(account));
            case SUBMIT ->
                without(accounts(input, ArenaRole.NODE), account -> records.submissions()
                        .containsKey(account));
            case REVEAL -> reveal(input);
            case FINAL_KEY ->
                records.finalKey() ? List.of() : List.of(input.task().creator());
            case SCORE_COMMIT -> scoring(input, ArenaPhase.SCORE_COMMIT, false);
            case SCORE_REVEAL -> scoring(input, ArenaPhase.SCORE_COMMIT, true);
            case DISPUTE_COMMIT -> scoring(input, ArenaPhase.DISPUTE_COMMIT, false);
            case DISPUTE_REVEAL -> scoring(input, ArenaPhase.DISPUTE_COMMIT, true);
            case CLOSED, COMPLETED, CANCELLED -> List.of();
        };
    }

    /** The creator until the keys are there, then the validators that have not opened the set. */
    private static List<AccountId> access(ArenaAdvanceInput input) {
        return input.records().access()
                ? without(
                        accounts(input, ArenaRole.VALIDATOR),
                        account -> input.records().confirmed().contains(account))
                : List.of(input.task().creator());
    }

    private static List<AccountId> reveal(ArenaAdvanceInput input) {
        ArenaRecords records = input.records();
        Stream<AccountId> nodes = accounts(input, ArenaRole.NODE)
                .filter(node -> records.submissions().containsKey(node))
                .filter(node -> !records.leaked().contains(node))
                .filter(node -> records.revealed(node).isEmpty());
        Stream<AccountId> validators = accounts(input, ArenaRole.VALIDATOR)
                .filter(validator -> !records.ready().containsKey(validator));
        return Stream.concat(nodes, validators).sorted().toList();
    }

    private static List<AccountId> scoring(ArenaAdvanceInput input, ArenaPhase stage, boolean reveals) {
        ArenaRecords records = input.records();
        return input.judging().jury(stage).stream()
                .filter(validator -> reveals
                        ? records.scores().containsKey(validator)
                                && !records.leaked().contains(validator)
                                && records.scored(validator).isEmpty()
                        : !records.scores().containsKey(validator))
                .toList();
    }

    private static Stream<AccountId> accounts(ArenaAdvanceInput input, ArenaRole role) {
        return input.frozen().active(role).stream().map(ArenaMember::account);
    }

    private static List<AccountId> without(Stream<AccountId> accounts, Predicate<AccountId> done) {
        return accounts.filter(done.negate()).toList();
    }
}
