package io.flock.protocol.arena;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Commitments;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/**
 * The commitments of the Arena: context and payload in one place, for who commits, who checks and who proves a leak.
 * Payloads are canonical JSON: of a submission the {@link Submission}, of scores their {@link ScorePayload}.
 */
public final class ArenaCommitments {
    /** The contract's name. */
    public static final String CONTRACT = "arena";

    private ArenaCommitments() {}

    /** What a commitment of a phase is bound to; the phase is the commit phase, the epoch stands as the round. */
    public static CommitmentContext context(
            String channel, TaskId taskId, int epoch, ArenaPhase commitPhase, AccountId account) {
        if (!commitPhase.isCommit()) {
            throw new IllegalArgumentException("nothing is committed in " + commitPhase);
        }
        return new CommitmentContext(channel, CONTRACT, taskId, epoch, commitPhase.name(), account);
    }

    /** The commitment to a submission. */
    public static Commitment of(CommitmentContext context, Submission submission, Salt salt) {
        return Commitments.commit(context, Json.writeBytes(submission), salt);
    }

    /** The commitment to scores. */
    public static Commitment of(CommitmentContext context, Scores scores, Salt salt) {
        return Commitments.commit(context, Json.writeBytes(new ScorePayload(scores)), salt);
    }
}
