package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.jury.Report;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The revealed scores of one stage, by submission. */
final class ScoreSheets {
    private static final SortedMap<AccountId, Integer> NOWHERE = Collections.emptySortedMap();

    private final SortedMap<AccountId, Scores> revealed = new TreeMap<>();
    private final SortedMap<AccountId, SortedMap<AccountId, Integer>> places = new TreeMap<>();
    private final SortedMap<AccountId, Amount> stakes;

    /**
     * Takes what stands revealed.
     *
     * @param stakes the effective stakes at the epoch's start
     */
    ScoreSheets(
            EpochDocument epoch,
            ArenaPhase stage,
            SortedMap<AccountId, ScoreRecord> records,
            SortedMap<AccountId, Amount> stakes) {
        this.stakes = stakes;
        // Scores stand in the order of the assignments. All at once: asked for one by one, each goes over all of them.
        for (Assignment assignment : epoch.assignments(stage)) {
            for (AccountId validator : assignment.validators()) {
                SortedMap<AccountId, Integer> own = places.computeIfAbsent(validator, account -> new TreeMap<>());
                own.put(assignment.node(), own.size());
            }
        }
        records.forEach((validator, record) -> record.scores().ifPresent(scores -> revealed.put(validator, scores)));
    }

    /** Without the scores of some, whose commitments were void. */
    ScoreSheets without(Collection<AccountId> accounts) {
        accounts.forEach(account -> revealed.remove(account));
        return this;
    }

    /** Whose scores stand revealed. */
    Collection<AccountId> authors() {
        return List.copyOf(revealed.keySet());
    }

    /** What a validator says of a submission; nothing when it was not asked, or said nothing. */
    Optional<Score> score(AccountId validator, AccountId node) {
        SortedMap<AccountId, Integer> own = places.getOrDefault(validator, NOWHERE);
        return Optional.ofNullable(revealed.get(validator)).flatMap(scores -> Optional.ofNullable(own.get(node))
                .filter(at -> at < scores.size())
                .map(scores::get));
    }

    /** All that was revealed on a submission. */
    List<Report> reports(AccountId node) {
        List<Report> reports = new ArrayList<>();
        for (AccountId validator : revealed.keySet()) {
            score(validator, node)
                    .ifPresent(score ->
                            reports.add(new Report(validator, stakes.getOrDefault(validator, Amount.ZERO), score)));
        }
        return List.copyOf(reports);
    }
}
