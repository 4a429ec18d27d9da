package io.flock.client.participant;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.List;

/** What a participant does next. */
public sealed interface Action {
    /** Applies for the task with its stake. */
    record Join() implements Action {}

    /** Shows the preimage that the beacon waits for. */
    record RevealSeed(int round, Digest preimage) implements Action {}

    /** Trains, and commits to the update. */
    record CommitUpdate(int round) implements Action {}

    /** Publishes the update and shows what was committed. */
    record RevealUpdate(int round, Commitment committed, Digest preimage) implements Action {}

    /** Judges the revealed updates, and commits to the vote. */
    record CommitVote(int round, List<AccountId> proposals) implements Action {}

    /** Shows the vote. */
    record RevealVote(int round, List<AccountId> proposals, Commitment committed, Digest preimage) implements Action {}

    /** Aggregates the standing updates, and commits to the result. */
    record CommitAggregate(int round, List<AccountId> standing) implements Action {}

    /** Publishes the aggregate and shows its digests. */
    record RevealAggregate(int round, List<AccountId> standing, Commitment committed) implements Action {}

    /** Closes the phase, as anybody may. */
    record Advance(int round, Phase phase) implements Action {}

    /** Fetches stake and dues after the end. */
    record Claim() implements Action {}

    /**
     * Has nothing to do now.
     *
     * @param until epoch second from which there may be something even if nothing happens; far away where only another
     *     account's act can change that
     */
    record Wait(long until) implements Action {}

    /** Has nothing to do any more. */
    record Finish(Ending ending) implements Action {}

    /** How taking part ended. */
    enum Ending {
        /** The task is over, and what was due is claimed. */
        CLAIMED,
        /** The task is over, and nothing was due. */
        NOTHING_DUE,
        /** The task began without this account. */
        NOT_ADMITTED
    }
}
