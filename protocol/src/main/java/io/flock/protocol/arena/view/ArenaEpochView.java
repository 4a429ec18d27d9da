package io.flock.protocol.arena.view;

import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;
import java.util.SortedMap;

/** An epoch with its records, as far as it has come. */
public record ArenaEpochView(
        int epoch,
        Optional<EpochDocument> document,
        Optional<EpochSettlement> settlement,
        SortedMap<AccountId, SubmissionRecord> submissions,
        SortedMap<AccountId, ScoreRecord> scores,
        SortedMap<AccountId, ScoreRecord> disputeScores) {}
