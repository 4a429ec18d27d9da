package io.flock.client.participant;

import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Commitments;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An account's commitments in one task. What was written to the journal first is what is committed and revealed; without
 * the journal doing the work again gives the same.
 */
public final class Promises {
    private final CommitJournal journal;
    private final Function<CommitmentContext, Salt> salts;

    /** The journal may be shared with other accounts and tasks. */
    public Promises(CommitJournal journal, Function<CommitmentContext, Salt> salts) {
        this.journal = journal;
        this.salts = salts;
    }

    /** The commitment to what the journal holds, or else to what the work gives, written down first. */
    public Commitment commit(CommitmentContext context, Supplier<String> work) {
        JournalEntry empty = JournalEntry.of(context, "");
        String payload = journal.find(empty).orElseGet(() -> journal.settle(JournalEntry.of(context, work.get())));
        return commitment(context, payload);
    }

    /**
     * What the commitment on the ledger is of: from the journal, or by doing the work again.
     *
     * @throws FlockException COMMITMENT_MISMATCH
     */
    public String committed(CommitmentContext context, Commitment commitment, Supplier<String> work) {
        String payload = journal.find(JournalEntry.of(context, "")).orElseGet(work);
        if (!commitment(context, payload).equals(commitment)) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_MISMATCH,
                    "what " + context.account() + " would reveal in round " + context.round()
                            + " is not what it committed to in " + context.phase(),
                    "start it with the secret, data and journal that it committed with");
        }
        return payload;
    }

    /** For who is waited for in a task and can show nothing: that is known before anything is trained for it. */
    public static FlockException otherSecret(AccountId account, TaskId task) {
        return new FlockException(
                ErrorCode.SECRET_MISSING,
                "this participant secret is not the one that " + account + " joined task " + task + " with",
                "start again with that one, from its backup; without it every round costs stake");
    }

    private Commitment commitment(CommitmentContext context, String payload) {
        return Commitments.commit(context, payload.getBytes(StandardCharsets.UTF_8), salts.apply(context));
    }
}
