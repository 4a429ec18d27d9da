package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.identity.AccountId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What participants wrote: the task's stakes, and the current epoch's records. Only the kinds that {@link ArenaRecordKind}
 * names for the phase need to be filled.
 *
 * @param unstaked who took its stake back
 * @param confirmed the validators that could open the validation set
 * @param scores of the current stage
 * @param leaked whose commitment of the current stage was shown before its time
 * @param access whether the creator published the wrapped keys
 * @param finalKey whether it published the final set's key
 */
public record ArenaRecords(
        SortedMap<AccountId, StakeRecord> stakes,
        SortedSet<AccountId> unstaked,
        SortedSet<AccountId> confirmed,
        SortedMap<AccountId, SeedRecord> seeds,
        SortedMap<AccountId, SubmissionRecord> submissions,
        SortedMap<AccountId, SeedRecord> ready,
        SortedMap<AccountId, ScoreRecord> scores,
        SortedSet<AccountId> leaked,
        boolean access,
        boolean finalKey) {

    public ArenaRecords {
        stakes = copy(stakes);
        unstaked = copy(unstaked);
        confirmed = copy(confirmed);
        seeds = copy(seeds);
        submissions = copy(submissions);
        ready = copy(ready);
        scores = copy(scores);
        leaked = copy(leaked);
    }

    /** Whether a submission stands revealed. */
    public Optional<Submission> revealed(AccountId node) {
        return Optional.ofNullable(submissions.get(node))
                .filter(record -> !leaked.contains(node))
                .flatMap(SubmissionRecord::submission);
    }

    /** A validator's scores, where they stand revealed. */
    public Optional<Scores> scored(AccountId validator) {
        return Optional.ofNullable(scores.get(validator))
                .filter(record -> !leaked.contains(validator))
                .flatMap(ScoreRecord::scores);
    }

    private static <V> SortedMap<AccountId, V> copy(SortedMap<AccountId, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    private static SortedSet<AccountId> copy(SortedSet<AccountId> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
}
