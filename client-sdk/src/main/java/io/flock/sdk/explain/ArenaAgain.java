package io.flock.sdk.explain;

import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.Backing;
import io.flock.protocol.arena.ConfirmRecord;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.FinalKeyRecord;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.arena.advance.ArenaAdvance;
import io.flock.protocol.arena.advance.ArenaAdvanceInput;
import io.flock.protocol.arena.advance.ArenaClosing;
import io.flock.protocol.arena.advance.ArenaOutcome;
import io.flock.protocol.arena.advance.ArenaRecordKind;
import io.flock.protocol.arena.advance.ArenaRecords;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.TrailStep;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An advance, a cancellation or a stop of an Arena task, computed again from what stood in the ledger before it.
 *
 * @param input what the rule had to go by
 * @param outcome what it writes
 */
record ArenaAgain(ArenaAdvanceInput input, ArenaOutcome outcome) {
    private static final String ADVANCE = "arena:AdvanceTask";

    /** Empty where the rule would have refused. */
    static Optional<ArenaAgain> of(ArenaTrail trail, TrailStep step) {
        return Again.of(() -> {
            ArenaAdvanceInput input = input(trail, step);
            return new ArenaAgain(input, step.function().equals(ADVANCE) ? ArenaAdvance.apply(input) : ended(input));
        });
    }

    private static ArenaOutcome ended(ArenaAdvanceInput input) {
        Optional<ArenaRoster> roster =
                input.roster().map(before -> before.withPool(before.pool().plus(input.emitted())));
        return ArenaClosing.cancel(input.task(), input.phase(), roster, input.timestamp());
    }

    private static ArenaAdvanceInput input(ArenaTrail trail, TrailStep step) {
        TaskId id = trail.id();
        StateBefore state = StateBefore.of(trail.steps(), step);
        ArenaPhaseRecord phase =
                state.find(ArenaKeys.phase(id), ArenaPhaseRecord.class).orElseThrow();
        int epoch = phase.epoch();
        Optional<ArenaPhase> stage = ArenaRecordKind.commitPhase(phase.phase());
        return new ArenaAdvanceInput(
                step.channel(),
                trail.task(),
                phase,
                state.find(ArenaKeys.roster(id), ArenaRoster.class),
                state.find(ArenaKeys.epoch(id, epoch), EpochDocument.class),
                records(state, id, epoch, stage),
                scores(state, id, epoch, ArenaPhase.SCORE_COMMIT),
                phase.phase() == ArenaPhase.CLOSED ? backing(state, id) : new TreeMap<>(),
                step.account(),
                step.timestamp(),
                state.parameters().clockWindowSeconds(),
                state.emitted(TaskName.arena(id)));
    }

    private static ArenaRecords records(StateBefore state, TaskId id, int epoch, Optional<ArenaPhase> stage) {
        SortedMap<AccountId, StakeRecord> stakes = new TreeMap<>();
        state.range(ArenaKeys.stakes(id), StakeRecord.class)
                .values()
                .forEach(stake -> stakes.put(stake.account(), stake));
        return new ArenaRecords(
                stakes,
                new TreeSet<>(state.byAccount(ArenaKeys.unstaked(id), UnstakeRecord.class)
                        .keySet()),
                new TreeSet<>(state.byAccount(ArenaKeys.confirmations(id), ConfirmRecord.class)
                        .keySet()),
                state.byAccount(ArenaKeys.seeds(id, epoch), SeedRecord.class),
                state.byAccount(ArenaKeys.submissions(id, epoch), SubmissionRecord.class),
                state.byAccount(ArenaKeys.ready(id, epoch), SeedRecord.class),
                stage.filter(phase -> phase != ArenaPhase.SUBMIT)
                        .map(phase -> scores(state, id, epoch, phase))
                        .orElseGet(TreeMap::new),
                stage.map(phase -> new TreeSet<>(
                                state.byAccount(ArenaKeys.leaks(id, epoch, phase.name()), LeakRecord.class)
                                        .keySet()))
                        .orElseGet(TreeSet::new),
                state.find(ArenaKeys.access(id), AccessRecord.class).isPresent(),
                state.find(ArenaKeys.finalKey(id), FinalKeyRecord.class).isPresent());
    }

    private static SortedMap<AccountId, ScoreRecord> scores(StateBefore state, TaskId id, int epoch, ArenaPhase stage) {
        return state.byAccount(ArenaKeys.scores(id, epoch, stage.name()), ScoreRecord.class);
    }

    private static SortedMap<AccountId, Backing> backing(StateBefore state, TaskId id) {
        Millionths effectiveness = state.parameters().delegationBounds().effectiveness();
        SortedMap<AccountId, Backing> backing = new TreeMap<>();
        state.byAccount(PoolKeys.allotments(id), AllotmentRecord.class)
                .forEach((owner, allotment) ->
                        backing.put(owner, Backing.of(allotment.amount(), effectiveness, allotment.ratio())));
        return backing;
    }
}
