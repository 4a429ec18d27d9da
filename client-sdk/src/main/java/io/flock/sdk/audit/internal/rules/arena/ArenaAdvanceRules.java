package io.flock.sdk.audit.internal.rules.arena;

import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.Backing;
import io.flock.protocol.arena.ConfirmRecord;
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
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.EmissionRules;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Advances of Arena tasks: draws, consensus, ranks, rewards, slashes, closings, all computed again by the protocol. */
public final class ArenaAdvanceRules {
    private ArenaAdvanceRules() {}

    static void advance(Replay replay) {
        AdvanceTask request = replay.request(AdvanceTask.class);
        ArenaState task = ArenaState.read(replay, request.taskId());
        if (isPast(task.phase(), request)) {
            return;
        }
        task.in(request.phase(), request.epoch());
        Amount emitted = EmissionRules.fold(replay, TaskName.arena(task.id()));
        write(replay, task.id(), ArenaAdvance.apply(input(replay, task, emitted)));
    }

    static void cancel(Replay replay) {
        ArenaState task =
                ArenaState.read(replay, replay.request(Cancel.class).taskId()).byCreator();
        if (task.phase().phase() != ArenaPhase.CANCELLED) {
            stop(replay, task.in(ArenaPhase.OPEN));
        }
    }

    /** A task that is ended before its time, by its creator or by governance. */
    public static void stop(Replay replay, ArenaState task) {
        Amount emitted = EmissionRules.fold(replay, TaskName.arena(task.id()));
        write(
                replay,
                task.id(),
                ArenaClosing.cancel(
                        task.task(),
                        task.phase(),
                        task.roster()
                                .map(roster -> roster.withPool(roster.pool().plus(emitted))),
                        replay.transaction().timestamp()));
    }

    private static void write(Replay replay, TaskId task, ArenaOutcome outcome) {
        replay.put(ArenaKeys.phase(task), outcome.phase());
        outcome.roster().ifPresent(roster -> replay.put(ArenaKeys.roster(task), roster));
        outcome.epoch().ifPresent(epoch -> replay.put(ArenaKeys.epoch(task, epoch.epoch()), epoch));
        outcome.settlement().ifPresent(settled -> replay.put(ArenaKeys.settlement(task, settled.epoch()), settled));
        MoneyRules.enter(replay, EntryKind.TREASURY, outcome.treasury());
        outcome.acted().ifPresent(stake -> EmissionRules.acted(replay, TaskName.arena(task), stake));
        if (outcome.phase().phase().isTerminal()) {
            EmissionRules.ended(replay, TaskName.arena(task));
        }
    }

    private static boolean isPast(ArenaPhaseRecord now, AdvanceTask request) {
        if (now.phase().isTerminal() || now.epoch() != request.epoch()) {
            return now.phase().isTerminal() || now.epoch() > request.epoch();
        }
        return now.phase().compareTo(request.phase()) > 0;
    }

    private static ArenaAdvanceInput input(Replay replay, ArenaState task, Amount emitted) {
        TaskId id = task.id();
        int epoch = task.phase().epoch();
        Optional<ArenaPhase> stage = ArenaRecordKind.commitPhase(task.phase().phase());
        boolean scoring = stage.filter(phase -> phase != ArenaPhase.SUBMIT).isPresent();
        SortedMap<AccountId, StakeRecord> stakes = new TreeMap<>();
        replay.range(ArenaKeys.stakes(id), StakeRecord.class)
                .values()
                .forEach(stake -> stakes.put(stake.account(), stake));
        ArenaRecords records = new ArenaRecords(
                stakes,
                new TreeSet<>(byAccount(replay, ArenaKeys.unstaked(id), UnstakeRecord.class)
                        .keySet()),
                new TreeSet<>(byAccount(replay, ArenaKeys.confirmations(id), ConfirmRecord.class)
                        .keySet()),
                byAccount(replay, ArenaKeys.seeds(id, epoch), SeedRecord.class),
                byAccount(replay, ArenaKeys.submissions(id, epoch), SubmissionRecord.class),
                byAccount(replay, ArenaKeys.ready(id, epoch), SeedRecord.class),
                scoring ? scores(replay, id, epoch, stage.orElseThrow()) : new TreeMap<>(),
                stage.map(phase -> new TreeSet<>(
                                byAccount(replay, ArenaKeys.leaks(id, epoch, phase.name()), LeakRecord.class)
                                        .keySet()))
                        .orElseGet(TreeSet::new),
                replay.find(ArenaKeys.access(id), AccessRecord.class).isPresent(),
                replay.find(ArenaKeys.finalKey(id), FinalKeyRecord.class).isPresent());
        return new ArenaAdvanceInput(
                replay.settings().channel(),
                task.task(),
                task.phase(),
                task.roster(),
                task.epoch(),
                records,
                scores(replay, id, epoch, ArenaPhase.SCORE_COMMIT),
                backing(replay, task),
                replay.account(),
                replay.transaction().timestamp(),
                Membership.parameters(replay).clockWindowSeconds(),
                emitted);
    }

    private static SortedMap<AccountId, Backing> backing(Replay replay, ArenaState task) {
        SortedMap<AccountId, Backing> backing = new TreeMap<>();
        if (task.phase().phase() == ArenaPhase.CLOSED) {
            Millionths effectiveness =
                    Membership.parameters(replay).delegationBounds().effectiveness();
            byAccount(replay, PoolKeys.allotments(task.id()), AllotmentRecord.class)
                    .forEach((owner, allotment) ->
                            backing.put(owner, Backing.of(allotment.amount(), effectiveness, allotment.ratio())));
        }
        return backing;
    }

    private static SortedMap<AccountId, ScoreRecord> scores(Replay replay, TaskId id, int epoch, ArenaPhase stage) {
        return byAccount(replay, ArenaKeys.scores(id, epoch, stage.name()), ScoreRecord.class);
    }

    private static <T extends StateDocument> SortedMap<AccountId, T> byAccount(
            Replay replay, KeyRange range, Class<T> type) {
        SortedMap<AccountId, T> records = new TreeMap<>();
        replay.range(range, type)
                .forEach((key, document) -> records.put(
                        AccountId.parse(key.attributes().get(key.attributes().size() - 1)), document));
        return records;
    }
}
