package io.flock.client.arena;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import java.util.Optional;

/** What an account of the Arena does next. */
public sealed interface ArenaAction {
    /** Applies for its role with its stake. */
    record Stake() implements ArenaAction {}

    /** As the creator: publishes the validation set's key, wrapped for each validator. */
    record PublishAccess() implements ArenaAction {}

    /** Opens the validation set, checks it, and says so. */
    record ConfirmAccess() implements ArenaAction {}

    /** Shows the preimage that the first seed waits for. */
    record RevealSeed(int epoch, Digest preimage) implements ArenaAction {}

    /** Trains, seals, and commits to the submission. */
    record CommitSubmission(int epoch) implements ArenaAction {}

    /** Publishes the sealed submission and shows what was committed. */
    record RevealSubmission(int epoch, Commitment committed) implements ArenaAction {}

    /** Checks in for the epoch's draw. */
    record CheckIn(int epoch, Digest preimage) implements ArenaAction {}

    /** Measures what it was assigned, and commits to the scores. */
    record CommitScores(int epoch, ArenaPhase stage) implements ArenaAction {}

    /** Shows the scores; in the first stage with the preimage that draws the disputes. */
    record RevealScores(int epoch, ArenaPhase stage, Commitment committed, Optional<Digest> preimage)
            implements ArenaAction {}

    /** As the creator: publishes the key of the final set. */
    record PublishFinalKey() implements ArenaAction {}

    /** Closes the phase, as anybody may. */
    record Advance(int epoch, ArenaPhase phase) implements ArenaAction {}

    /** Publishes the consensus model, where it can open it, and takes the stake back. */
    record Withdraw() implements ArenaAction {}

    /** Takes the rewards that are due. */
    record Claim() implements ArenaAction {}

    /** How taking part ended. */
    enum Ending {
        /** The task is over, and everything that was due is claimed. */
        CLAIMED,
        /** The task is over and all is claimed but a final reward that still vests. */
        VESTING,
        /** The task is over, and nothing was due. */
        NOTHING_DUE,
        /** The task began without this account, which has its stake back. */
        NOT_ADMITTED
    }
}
