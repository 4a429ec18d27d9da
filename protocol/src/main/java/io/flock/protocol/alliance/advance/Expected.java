package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.identity.AccountId;
import java.util.List;

/** Who is awaited in a phase. */
public final class Expected {
    private Expected() {}

    /**
     * Those who still have something to do in the current phase, in account order. While a task recruits: the named
     * accounts that have not joined; for an open task nobody, though it can be advanced only when it is full.
     */
    public static List<AccountId> awaited(AdvanceInput input) {
        Phase phase = input.phase().phase();
        return switch (phase) {
            case RECRUITING ->
                input.task().definition().participants().stream()
                        .filter(account -> !input.records().joins().containsKey(account))
                        .sorted()
                        .toList();
            case SEED ->
                input.roster().map(roster -> inSeed(input, roster)).orElse(List.of()).stream()
                        .map(Member::account)
                        .filter(account -> !input.records().seeds().containsKey(account))
                        .toList();
            default ->
                input.round()
                        .filter(round -> !phase.isTerminal() && phase != Phase.CLOSED)
                        .map(round -> round.seats().stream()
                                .filter(seat -> Duty.isExpected(phase, seat, input.records()))
                                .filter(seat -> !Duty.isDone(phase, seat, input.records()))
                                .map(Seat::account)
                                .toList())
                        .orElse(List.of());
        };
    }

    /** Who reveals a preimage in the current SEED phase, in account order. */
    public static List<Member> inSeed(AdvanceInput input, Roster roster) {
        return Candidates.of(
                roster,
                input.task().definition(),
                input.records().leaves(),
                input.phase().round());
    }
}
