package io.flock.sdk.audit.internal.rules.alliance;

import io.flock.protocol.alliance.ActiveStake;
import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.advance.AdvanceInput;
import io.flock.protocol.alliance.advance.AdvanceOutcome;
import io.flock.protocol.alliance.advance.AllianceAdvance;
import io.flock.protocol.alliance.advance.Leak;
import io.flock.protocol.alliance.advance.PhaseRecords;
import io.flock.protocol.alliance.advance.TaskClosing;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.EmissionRules;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Advances: draws, tallies, slashes, payouts, closings, all computed again by the protocol's one pure function. */
public final class AdvanceRules {
    private AdvanceRules() {}

    static void advance(Replay replay) {
        AdvanceTask request = replay.request(AdvanceTask.class);
        TaskState task = TaskState.read(replay, request.taskId());
        if (isPast(task.phase(), request)) {
            return;
        }
        task.in(request.phase(), request.round());
        Amount emitted = EmissionRules.fold(replay, TaskName.alliance(task.id()));
        write(replay, task.id(), AllianceAdvance.apply(input(replay, task, emitted)));
    }

    static void cancel(Replay replay) {
        TaskState task = TaskState.read(replay, replay.request(Cancel.class).taskId());
        Refusal.unless(
                task.task().creator().equals(replay.account()), ErrorCode.NOT_AUTHORISED, "only the creator cancels");
        if (task.phase().phase() == Phase.CANCELLED) {
            return;
        }
        close(replay, task.in(Phase.RECRUITING));
    }

    /** A cancellation, or governance's stop. */
    public static void close(Replay replay, TaskState task) {
        Amount emitted = EmissionRules.fold(replay, TaskName.alliance(task.id()));
        write(
                replay,
                task.id(),
                TaskClosing.cancel(
                        task.task(),
                        task.phase(),
                        task.roster()
                                .map(roster -> roster.withPool(roster.pool().plus(emitted))),
                        replay.transaction().timestamp()));
    }

    static void write(Replay replay, TaskId task, AdvanceOutcome outcome) {
        replay.put(LedgerKey.phase(task), outcome.phase());
        outcome.roster().ifPresent(roster -> replay.put(LedgerKey.roster(task), roster));
        outcome.rounds().forEach(round -> replay.put(LedgerKey.round(task, round.round()), round));
        MoneyRules.enter(replay, EntryKind.TREASURY, outcome.treasury());
        outcome.rounds().stream()
                .flatMap(round -> ActiveStake.of(round).stream())
                .forEach(stake -> EmissionRules.acted(replay, TaskName.alliance(task), stake));
        if (outcome.phase().phase().isTerminal()) {
            EmissionRules.ended(replay, TaskName.alliance(task));
        }
    }

    private static boolean isPast(PhaseRecord now, AdvanceTask request) {
        if (now.phase().isTerminal() || now.round() != request.round()) {
            return now.phase().isTerminal() || now.round() > request.round();
        }
        return now.phase().compareTo(request.phase()) > 0;
    }

    private static AdvanceInput input(Replay replay, TaskState task, Amount emitted) {
        TaskId id = task.id();
        int round = task.phase().round();
        SortedMap<AccountId, JoinRecord> joins = new TreeMap<>();
        replay.range(KeyRange.joins(id), JoinRecord.class).values().forEach(join -> joins.put(join.account(), join));
        SortedSet<Leak> leaks = new TreeSet<>();
        replay.range(KeyRange.leaks(id, round), LeakRecord.class)
                .keySet()
                .forEach(
                        key -> leaks.add(new Leak(Phase.valueOf(key.attributes().get(2)), account(key))));
        PhaseRecords records = new PhaseRecords(
                joins,
                byAccount(replay, KeyRange.seeds(id, round), SeedRecord.class),
                byAccount(replay, KeyRange.updates(id, round), UpdateRecord.class),
                byAccount(replay, KeyRange.votes(id, round), VoteRecord.class),
                byAccount(replay, KeyRange.aggregates(id, round), AggregateRecord.class),
                byAccount(replay, KeyRange.leaves(id), LeaveRecord.class),
                leaks);
        return new AdvanceInput(
                replay.settings().channel(),
                task.task(),
                task.phase(),
                task.roster(),
                task.round(),
                records,
                replay.account(),
                replay.transaction().timestamp(),
                Membership.parameters(replay).clockWindowSeconds(),
                emitted);
    }

    private static <T extends StateDocument> SortedMap<AccountId, T> byAccount(
            Replay replay, KeyRange range, Class<T> type) {
        SortedMap<AccountId, T> records = new TreeMap<>();
        replay.range(range, type).forEach((key, record) -> records.put(account(key), record));
        return records;
    }

    private static AccountId account(LedgerKey key) {
        return AccountId.parse(key.attributes().get(key.attributes().size() - 1));
    }
}
