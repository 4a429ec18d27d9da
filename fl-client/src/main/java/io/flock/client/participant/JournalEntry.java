package io.flock.client.participant;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** One line of the journal: what was, or was about to be, committed to. */
record JournalEntry(
        @Limit(128) String channel,
        AccountId account,
        TaskId task,
        int round,
        @Limit(64) String phase,
        @Limit(4096) String payload) {

    /** What would be committed to in a context. */
    static JournalEntry of(CommitmentContext context, String payload) {
        return new JournalEntry(
                context.channel(), context.account(), context.taskId(), context.round(), context.phase(), payload);
    }

    boolean isFor(JournalEntry other) {
        return channel.equals(other.channel)
                && account.equals(other.account)
                && task.equals(other.task)
                && round == other.round
                && phase.equals(other.phase);
    }
}
