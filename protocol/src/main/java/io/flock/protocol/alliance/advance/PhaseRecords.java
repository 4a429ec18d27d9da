package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.identity.AccountId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What participants wrote: the task's joins and leaves, and the current round's seeds, updates, votes, aggregates and
 * leaks. Only the kinds that {@link RecordKind#readBy} names need to be filled.
 */
public record PhaseRecords(
        SortedMap<AccountId, JoinRecord> joins,
        SortedMap<AccountId, SeedRecord> seeds,
        SortedMap<AccountId, UpdateRecord> updates,
        SortedMap<AccountId, VoteRecord> votes,
        SortedMap<AccountId, AggregateRecord> aggregates,
        SortedMap<AccountId, LeaveRecord> leaves,
        SortedSet<Leak> leaks) {

    public PhaseRecords {
        joins = copy(joins);
        seeds = copy(seeds);
        updates = copy(updates);
        votes = copy(votes);
        aggregates = copy(aggregates);
        leaves = copy(leaves);
        leaks = Collections.unmodifiableSortedSet(new TreeSet<>(leaks));
    }

    /** Nothing written yet. */
    public static PhaseRecords none() {
        return new PhaseRecords(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeSet<>());
    }

    private static <V> SortedMap<AccountId, V> copy(SortedMap<AccountId, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
