package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.emission.TaskEmission;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Backing;
import io.flock.protocol.arena.ConfirmRecord;
import io.flock.protocol.arena.FinalKeyRecord;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.arena.advance.ArenaAdvanceInput;
import io.flock.protocol.arena.advance.ArenaRecordKind;
import io.flock.protocol.arena.advance.ArenaRecords;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads from the state all that an advance depends on, and nothing else: what is read can be a conflict. */
final class Gathering {
    private Gathering() {}

    static ArenaAdvanceInput input(Ledger ledger, CurrentTask task) {
        return new ArenaAdvanceInput(
                ledger.transaction().channel(),
                task.task(),
                task.phase(),
                task.roster(ledger),
                task.epoch(ledger),
                records(ledger, task),
                firstScores(ledger, task),
                backing(ledger, task),
                ledger.account(),
                ledger.transaction().timestamp(),
                Membership.parameters(ledger).clockWindowSeconds(),
                TaskEmission.waiting(ledger, TaskName.arena(task.id())));
    }

    /** What pools add: read to admit, never in a phase in which somebody still allots. */
    private static SortedMap<AccountId, Backing> backing(Ledger ledger, CurrentTask task) {
        SortedMap<AccountId, Backing> backing = new TreeMap<>();
        if (task.isIn(ArenaPhase.CLOSED)) {
            Millionths effectiveness =
                    Membership.parameters(ledger).delegationBounds().effectiveness();
            ledger.byAccount(PoolKeys.allotments(task.id()), AllotmentRecord.class)
                    .forEach((owner, allotment) ->
                            backing.put(owner, Backing.of(allotment.amount(), effectiveness, allotment.ratio())));
        }
        return backing;
    }

    static SortedMap<AccountId, StakeRecord> stakes(Ledger ledger, TaskId task) {
        SortedMap<AccountId, StakeRecord> stakes = new TreeMap<>();
        ledger.range(ArenaKeys.stakes(task), StakeRecord.class)
                .forEach(found -> stakes.put(found.document().account(), found.document()));
        return stakes;
    }

    static SortedMap<AccountId, SubmissionRecord> submissions(Ledger ledger, TaskId task, int epoch) {
        return ledger.byAccount(ArenaKeys.submissions(task, epoch), SubmissionRecord.class);
    }

    static SortedMap<AccountId, ScoreRecord> scores(Ledger ledger, TaskId task, int epoch, ArenaPhase stage) {
        return ledger.byAccount(ArenaKeys.scores(task, epoch, stage.name()), ScoreRecord.class);
    }

    private static SortedMap<AccountId, ScoreRecord> firstScores(Ledger ledger, CurrentTask task) {
        return task.isIn(ArenaPhase.DISPUTE_REVEAL)
                ? scores(ledger, task.id(), task.phase().epoch(), ArenaPhase.SCORE_COMMIT)
                : new TreeMap<>();
    }

    private static ArenaRecords records(Ledger ledger, CurrentTask task) {
        List<ArenaRecordKind> read = ArenaRecordKind.readBy(task.phase().phase());
        Optional<ArenaPhase> stage = ArenaRecordKind.commitPhase(task.phase().phase());
        TaskId id = task.id();
        int epoch = task.phase().epoch();
        boolean confirmations = read.contains(ArenaRecordKind.CONFIRMATIONS);
        return new ArenaRecords(
                read.contains(ArenaRecordKind.STAKES) ? stakes(ledger, id) : new TreeMap<>(),
                read.contains(ArenaRecordKind.STAKES)
                        ? accounts(ledger, ArenaKeys.unstaked(id), UnstakeRecord.class)
                        : new TreeSet<>(),
                confirmations ? accounts(ledger, ArenaKeys.confirmations(id), ConfirmRecord.class) : new TreeSet<>(),
                read.contains(ArenaRecordKind.SEEDS)
                        ? ledger.byAccount(ArenaKeys.seeds(id, epoch), SeedRecord.class)
                        : new TreeMap<>(),
                read.contains(ArenaRecordKind.SUBMISSIONS) ? submissions(ledger, id, epoch) : new TreeMap<>(),
                read.contains(ArenaRecordKind.READY)
                        ? ledger.byAccount(ArenaKeys.ready(id, epoch), SeedRecord.class)
                        : new TreeMap<>(),
                read.contains(ArenaRecordKind.SCORES)
                        ? scores(ledger, id, epoch, stage.orElseThrow())
                        : new TreeMap<>(),
                read.contains(ArenaRecordKind.LEAKS)
                        ? accounts(
                                ledger,
                                ArenaKeys.leaks(id, epoch, stage.orElseThrow().name()),
                                LeakRecord.class)
                        : new TreeSet<>(),
                confirmations
                        && ledger.find(ArenaKeys.access(id), AccessRecord.class).isPresent(),
                read.contains(ArenaRecordKind.FINAL_KEY)
                        && ledger.find(ArenaKeys.finalKey(id), FinalKeyRecord.class)
                                .isPresent());
    }

    private static <T extends StateDocument> SortedSet<AccountId> accounts(
            Ledger ledger, KeyRange range, Class<T> type) {
        return new TreeSet<>(ledger.byAccount(range, type).keySet());
    }
}
