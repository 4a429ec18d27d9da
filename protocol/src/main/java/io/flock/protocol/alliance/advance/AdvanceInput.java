package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * All that an advance depends on.
 *
 * @param channel the ledger's channel, part of the seed
 * @param roster absent before the task's accounts are frozen
 * @param round the current round's document; absent before its roles are drawn
 * @param records what participants wrote
 * @param keeper who sends the advance
 * @param timestamp of the transaction, epoch seconds
 * @param clockWindowSeconds how far the timestamp may be off
 */
public record AdvanceInput(
        String channel,
        TaskDocument task,
        PhaseRecord phase,
        Optional<Roster> roster,
        Optional<RoundDocument> round,
        PhaseRecords records,
        AccountId keeper,
        long timestamp,
        int clockWindowSeconds) {}
