package io.flock.client.participant;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.IpfsClient;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account's past rounds: what it pinned for them is let go, by its own record alone, so that nobody who names a content
 * on the ledger can have it unpinned, and its own pins alone, since the content node may be others' too; and its journal
 * forgets them. What fails, because a node does not answer, is done at
 * the next round. Safe to be killed in: a content is let go before its record is.
 */
public final class PastRounds implements Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(PastRounds.class);
    /** As many past rounds are let go together: each time the ledger is asked what running tasks need. */
    static final int TOGETHER = 8;

    private final CommitJournal journal;
    private final IpfsClient content;
    private final Supplier<Set<String>> neededElsewhere;
    private final String channel;
    private final AccountId account;
    private final Retention retention;

    /**
     * Journal and content client stay the caller's to close.
     *
     * @param neededElsewhere content ids that other tasks begin from or stand at
     */
    public PastRounds(
            CommitJournal journal,
            IpfsClient content,
            Supplier<Set<String>> neededElsewhere,
            String channel,
            AccountId account,
            Retention retention) {
        this.journal = journal;
        this.content = content;
        this.neededElsewhere = neededElsewhere;
        this.channel = channel;
        this.account = account;
        this.retention = retention;
    }

    @Override
    public void comesTo(TaskId task, int round, Set<String> needed) {
        List<JournalEntry> past = journal.before(of(task), round - retention.rounds());
        if (past.stream().map(JournalEntry::round).distinct().count() >= TOGETHER) {
            letGo(task, past, needed);
        }
    }

    /**
     * Where a task stands that the account was in.
     *
     * @param endedAt absent while it runs
     * @param needed content ids that stay, as the model that it came to
     */
    public record Fate(Optional<Instant> endedAt, Set<String> needed) {}

    /** Tells the fate of a task; empty for one that the ledger does not know. */
    @FunctionalInterface
    public interface Fates {
        Optional<Fate> of(TaskId task);
    }

    /**
     * Lets go of every task that ended long enough ago, all of it but what its end needs.
     *
     * @param running not asked for
     */
    public void letGoOfEnded(Set<TaskId> running, Fates fates, Instant now) {
        for (TaskId task : journal.tasks(channel, account)) {
            if (running.contains(task)) {
                continue;
            }
            try {
                fates.of(task)
                        .filter(fate -> fate.endedAt()
                                .filter(end -> !end.plus(retention.ended()).isAfter(now))
                                .isPresent())
                        .ifPresent(fate -> forget(task, fate.needed()));
            } catch (FlockException e) {
                LOG.info("what task {} left is looked at another time: {}", task, e.what());
            }
        }
    }

    private void forget(TaskId task, Set<String> needed) {
        if (letGo(task, journal.before(of(task), Integer.MAX_VALUE), needed)) {
            journal.forget(of(task));
        }
    }

    private boolean letGo(TaskId task, List<JournalEntry> past, Set<String> needed) {
        try {
            Set<String> keep = new HashSet<>(needed);
            boolean pinned = past.stream().anyMatch(line -> line.pin().isPresent());
            if (pinned) {
                keep.addAll(neededElsewhere.get());
                content.unpin(
                        past.stream()
                                .flatMap(line -> line.pin().stream())
                                .filter(cid -> !keep.contains(cid))
                                .map(Cid::parse)
                                .toList(),
                        of(task).pinOwner());
            }
            journal.drop(past.stream()
                    .filter(line -> line.pin().filter(keep::contains).isEmpty())
                    .toList());
            return true;
        } catch (FlockException e) {
            LOG.info("past rounds of {} are let go later: {}", task, e.what());
            return false;
        }
    }

    private TaskAccount of(TaskId task) {
        return new TaskAccount(channel, account, task);
    }
}
