package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.emission.TaskEmission;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.advance.AdvanceInput;
import io.flock.protocol.alliance.advance.Leak;
import io.flock.protocol.alliance.advance.PhaseRecords;
import io.flock.protocol.alliance.advance.RecordKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyRange;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads from the state all that an advance depends on, and nothing else: what is read can be a conflict. */
final class Gathering {

    private Gathering() {}

    static AdvanceInput input(Ledger ledger, CurrentTask task) {
        return new AdvanceInput(
                ledger.transaction().channel(),
                task.task(),
                task.phase(),
                task.roster(ledger),
                task.round(ledger),
                records(ledger, task),
                ledger.account(),
                ledger.transaction().timestamp(),
                Membership.parameters(ledger).clockWindowSeconds(),
                TaskEmission.waiting(ledger, TaskName.alliance(task.id())));
    }

    static SortedMap<AccountId, JoinRecord> joins(Ledger ledger, TaskId task) {
        SortedMap<AccountId, JoinRecord> joins = new TreeMap<>();
        ledger.range(KeyRange.joins(task), JoinRecord.class)
                .forEach(found -> joins.put(found.document().account(), found.document()));
        return joins;
    }

    static SortedMap<AccountId, LeaveRecord> leaves(Ledger ledger, TaskId task) {
        return ledger.byAccount(KeyRange.leaves(task), LeaveRecord.class);
    }

    static SortedMap<AccountId, UpdateRecord> updates(Ledger ledger, TaskId task, int round) {
        return ledger.byAccount(KeyRange.updates(task, round), UpdateRecord.class);
    }

    static SortedMap<AccountId, VoteRecord> votes(Ledger ledger, TaskId task, int round) {
        return ledger.byAccount(KeyRange.votes(task, round), VoteRecord.class);
    }

    static SortedMap<AccountId, AggregateRecord> aggregates(Ledger ledger, TaskId task, int round) {
        return ledger.byAccount(KeyRange.aggregates(task, round), AggregateRecord.class);
    }

    private static PhaseRecords records(Ledger ledger, CurrentTask task) {
        List<RecordKind> read = RecordKind.readBy(task.phase().phase());
        TaskId id = task.id();
        int round = task.phase().round();
        return new PhaseRecords(
                read.contains(RecordKind.JOINS) ? joins(ledger, id) : new TreeMap<>(),
                read.contains(RecordKind.SEEDS)
                        ? ledger.byAccount(KeyRange.seeds(id, round), SeedRecord.class)
                        : new TreeMap<>(),
                read.contains(RecordKind.UPDATES) ? updates(ledger, id, round) : new TreeMap<>(),
                read.contains(RecordKind.VOTES) ? votes(ledger, id, round) : new TreeMap<>(),
                read.contains(RecordKind.AGGREGATES) ? aggregates(ledger, id, round) : new TreeMap<>(),
                read.contains(RecordKind.LEAVES) ? leaves(ledger, id) : new TreeMap<>(),
                read.contains(RecordKind.LEAKS) ? leaks(ledger, id, round) : new TreeSet<>());
    }

    /** The keys end in phase and account. */
    private static SortedSet<Leak> leaks(Ledger ledger, TaskId task, int round) {
        SortedSet<Leak> leaks = new TreeSet<>();
        for (Found<LeakRecord> found : ledger.range(KeyRange.leaks(task, round), LeakRecord.class)) {
            List<String> attributes = found.key().attributes();
            leaks.add(new Leak(
                    Phase.valueOf(attributes.get(attributes.size() - 2)), AccountId.parse(found.lastAttribute())));
        }
        return leaks;
    }
}
