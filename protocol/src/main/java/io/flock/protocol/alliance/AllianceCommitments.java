package io.flock.protocol.alliance;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Commitments;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/**
 * The commitments of the Alliance: context and payload in one place, for who commits, who checks and who proves a leak.
 * Payloads are canonical JSON: of an update or an aggregate its {@link ModelRef}, of a vote its {@link VotePayload}.
 */
public final class AllianceCommitments {
    /** The contract's name. */
    public static final String CONTRACT = "alliance";
    /** The role in which hash chains and salts of participants are derived. */
    public static final String PARTICIPANT = "participant";

    private AllianceCommitments() {}

    /** What a commitment of a phase is bound to; the phase is the commit phase. */
    public static CommitmentContext context(
            String channel, TaskId taskId, int round, Phase commitPhase, AccountId account) {
        if (!commitPhase.isCommit()) {
            throw new IllegalArgumentException("nothing is committed in " + commitPhase);
        }
        return new CommitmentContext(channel, CONTRACT, taskId, round, commitPhase.name(), account);
    }

    /** The commitment to an update or an aggregate. */
    public static Commitment of(CommitmentContext context, ModelRef model, Salt salt) {
        return Commitments.commit(context, Json.writeBytes(model), salt);
    }

    /** The commitment to a vote. */
    public static Commitment of(CommitmentContext context, Ballot ballot, Salt salt) {
        return Commitments.commit(context, Json.writeBytes(VotePayload.of(ballot)), salt);
    }
}
