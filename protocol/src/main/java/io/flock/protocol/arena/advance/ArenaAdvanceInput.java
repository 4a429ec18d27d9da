package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.Backing;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that an advance depends on.
 *
 * @param channel the ledger's channel, part of the seed
 * @param roster absent before accounts are admitted
 * @param epoch the current epoch's document; absent before its assignments are drawn
 * @param records what participants wrote
 * @param scores the revealed scores of the epoch's first stage; needed to settle, so in its last two phases
 * @param backing what pools add to applicants' stakes; needed to admit; who is not named has none
 * @param keeper who sends the advance
 * @param timestamp of the transaction, epoch seconds
 * @param clockWindowSeconds how far the timestamp may be off
 * @param emitted what epochs minted for the task since the last advance; goes to the pool once everything else is done, so
 *     that the moment of a closing steers neither a seed nor a reward
 */
public record ArenaAdvanceInput(
        String channel,
        ArenaTaskDocument task,
        ArenaPhaseRecord phase,
        Optional<ArenaRoster> roster,
        Optional<EpochDocument> epoch,
        ArenaRecords records,
        SortedMap<AccountId, ScoreRecord> scores,
        SortedMap<AccountId, Backing> backing,
        AccountId keeper,
        long timestamp,
        int clockWindowSeconds,
        Amount emitted) {

    ArenaTask definition() {
        return task.definition();
    }

    ArenaRoster frozen() {
        return roster.orElseThrow(() -> new IllegalArgumentException("the roster is missing"));
    }

    EpochDocument judging() {
        return epoch.orElseThrow(() -> new IllegalArgumentException("the epoch's document is missing"));
    }
}
