package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
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
 * @param emitted what epochs minted for the task since the last advance; goes to the pool once everything else is done, so
 *     that who closes an epoch at a chosen moment steers neither a seed nor this advance's rewards
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
        int clockWindowSeconds,
        Amount emitted) {

    /** An advance of a task for which nothing was minted. */
    public AdvanceInput(
            String channel,
            TaskDocument task,
            PhaseRecord phase,
            Optional<Roster> roster,
            Optional<RoundDocument> round,
            PhaseRecords records,
            AccountId keeper,
            long timestamp,
            int clockWindowSeconds) {
        this(channel, task, phase, roster, round, records, keeper, timestamp, clockWindowSeconds, Amount.ZERO);
    }
}
