package io.flock.sdk.explain;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.advance.AdvanceInput;
import io.flock.protocol.alliance.advance.AdvanceOutcome;
import io.flock.protocol.alliance.advance.AllianceAdvance;
import io.flock.protocol.alliance.advance.Leak;
import io.flock.protocol.alliance.advance.PhaseRecords;
import io.flock.protocol.alliance.advance.TaskClosing;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.TrailStep;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An advance, a cancellation or a stop of a task of the Alliance, computed again from what stood in the ledger before it.
 *
 * @param outcome what it writes
 */
record AllianceAgain(AdvanceOutcome outcome) {
    private static final String ADVANCE = "alliance:AdvanceTask";

    /** Empty where the rule would have refused. */
    static Optional<AllianceAgain> of(TaskTrail trail, TrailStep step) {
        return Again.of(() -> {
            AdvanceInput input = input(trail, step);
            return new AllianceAgain(step.function().equals(ADVANCE) ? AllianceAdvance.apply(input) : ended(input));
        });
    }

    /** The document of a round. */
    Optional<RoundDocument> round(int number) {
        return outcome.rounds().stream()
                .filter(document -> document.round() == number)
                .findFirst();
    }

    private static AdvanceOutcome ended(AdvanceInput input) {
        Optional<Roster> roster =
                input.roster().map(before -> before.withPool(before.pool().plus(input.emitted())));
        return TaskClosing.cancel(input.task(), input.phase(), roster, input.timestamp());
    }

    private static AdvanceInput input(TaskTrail trail, TrailStep step) {
        TaskId id = trail.id();
        StateBefore state = StateBefore.of(trail.steps(), step);
        PhaseRecord phase = state.find(LedgerKey.phase(id), PhaseRecord.class).orElseThrow();
        int round = phase.round();
        return new AdvanceInput(
                step.channel(),
                trail.task(),
                phase,
                state.find(LedgerKey.roster(id), Roster.class),
                state.find(LedgerKey.round(id, round), RoundDocument.class),
                records(state, id, round),
                step.account(),
                step.timestamp(),
                state.parameters().clockWindowSeconds(),
                state.emitted(TaskName.alliance(id)));
    }

    private static PhaseRecords records(StateBefore state, TaskId id, int round) {
        SortedMap<AccountId, JoinRecord> joins = new TreeMap<>();
        state.range(KeyRange.joins(id), JoinRecord.class).values().forEach(join -> joins.put(join.account(), join));
        SortedSet<Leak> leaks = new TreeSet<>();
        state.range(KeyRange.leaks(id, round), LeakRecord.class)
                .keySet()
                .forEach(
                        key -> leaks.add(new Leak(Phase.valueOf(key.attributes().get(2)), StateBefore.account(key))));
        return new PhaseRecords(
                joins,
                state.byAccount(KeyRange.seeds(id, round), SeedRecord.class),
                state.byAccount(KeyRange.updates(id, round), UpdateRecord.class),
                state.byAccount(KeyRange.votes(id, round), VoteRecord.class),
                state.byAccount(KeyRange.aggregates(id, round), AggregateRecord.class),
                state.byAccount(KeyRange.leaves(id), LeaveRecord.class),
                leaks);
    }
}
