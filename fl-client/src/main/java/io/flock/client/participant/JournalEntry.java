package io.flock.client.participant;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;

/** One line of the journal: what was, or was about to be, committed to, or is kept in the content node. */
record JournalEntry(
        @Limit(128) String channel,
        AccountId account,
        TaskId task,
        int round,
        @Limit(64) String phase,
        @Limit(4096) String payload) {
    /** In place of a phase: the round had an update of the account, of which nothing else is known any more. */
    static final String COUNTED = "COUNTED";

    /** In place of a phase, in round 0: which task it is, of all that ledgers under the channel's name had under its id. */
    private static final String TASK = "TASK ";

    private static final String PIN = "PIN ";
    /** In place of a phase: how many steps the round's update was cut short to. */
    private static final String STEPS = "STEPS";

    /** What would be committed to in a context. */
    static JournalEntry of(CommitmentContext context, String payload) {
        return new JournalEntry(
                context.channel(), context.account(), context.taskId(), context.round(), context.phase(), payload);
    }

    /** That a content is pinned for a round. */
    static JournalEntry pinned(TaskAccount of, int round, String cid) {
        return new JournalEntry(of.channel(), of.account(), of.task(), round, PIN + cid, "");
    }

    /** How many steps a round's update was cut short to; empty to look it up. */
    static JournalEntry steps(TaskAccount of, int round, String steps) {
        return new JournalEntry(of.channel(), of.account(), of.task(), round, STEPS, steps);
    }

    /** Which task it is: what nobody could change of it. */
    static JournalEntry task(TaskAccount of, String contract, AccountId creator, long openedAt) {
        return new JournalEntry(of.channel(), of.account(), of.task(), 0, TASK + contract, openedAt + " " + creator);
    }

    /** Whether it stays known as long as the task may run. */
    boolean isKept() {
        return phase.equals(COUNTED) || phase.startsWith(TASK);
    }

    /** That a round had an update. */
    static JournalEntry counted(JournalEntry update) {
        return new JournalEntry(update.channel, update.account, update.task, update.round, COUNTED, "");
    }

    /** What it stands for, whatever its payload: no two lines of a journal share it. */
    JournalEntry place() {
        return payload.isEmpty() ? this : with("");
    }

    /** The same place with a payload. */
    JournalEntry with(String value) {
        return new JournalEntry(channel, account, task, round, phase, value);
    }

    boolean isOf(TaskAccount other) {
        return channel.equals(other.channel()) && account.equals(other.account()) && task.equals(other.task());
    }

    /** The content that it says is pinned. */
    Optional<String> pin() {
        return phase.startsWith(PIN) ? Optional.of(phase.substring(PIN.length())) : Optional.empty();
    }
}
