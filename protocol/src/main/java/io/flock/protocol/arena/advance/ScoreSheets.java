package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.jury.Report;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The revealed scores of one stage, by submission. */
final class ScoreSheets {
    private final EpochDocument epoch;
    private final ArenaPhase stage;
    private final SortedMap<AccountId, Scores> revealed = new TreeMap<>();
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
        this.epoch = epoch;
        this.stage = stage;
        this.stakes = stakes;
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
        int at = epoch.assigned(stage, validator).indexOf(node);
        return Optional.ofNullable(revealed.get(validator))
                .filter(scores -> at >= 0 && at < scores.size())
                .map(scores -> scores.get(at));
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
