package io.flock.client.arena;

import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.Upkeep;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** What an account is in a task. */
public sealed interface ArenaPart {
    /** Trains and submits. */
    record Node(NodeWork work, Application application) implements ArenaPart {}

    /** Scores submissions. */
    record Validator(JuryWork work, Application application) implements ArenaPart {}

    /** Keeps the task that it created. */
    record Creator(CreatorWork work) implements ArenaPart {}

    /**
     * How it applies, and where it writes down what it commits to.
     *
     * @param stake in what the task takes
     * @param lock whose gmFLOCK are staked; absent in a task that takes FLOCK
     * @param firstSlot where it looks for a free slot of its organisation first, from 0
     * @param journal may be shared with other accounts of a process
     * @param upkeep is told of each epoch
     */
    record Application(
            Amount stake, Optional<TransactionId> lock, int firstSlot, CommitJournal journal, Upkeep upkeep) {}

    /** The role that it stakes on; a creator has none. */
    default Optional<ArenaRole> role() {
        return this instanceof Node
                ? Optional.of(ArenaRole.NODE)
                : this instanceof Validator ? Optional.of(ArenaRole.VALIDATOR) : Optional.empty();
    }

    /** How it applies; a creator does not. */
    default Optional<Application> applying() {
        if (this instanceof Node node) {
            return Optional.of(node.application());
        }
        return this instanceof Validator validator ? Optional.of(validator.application()) : Optional.empty();
    }
}
