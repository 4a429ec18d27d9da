package io.flock.client.participant;

import io.flock.client.judge.Deadline;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.identity.AccountId;
import java.util.List;

/**
 * What a participant's duties are made of, apart from the ledger. Doing the same again gives the same result: that is
 * what lets a participant go on after a crash. Every method throws {@link io.flock.protocol.error.FlockException}.
 */
public interface Work {
    /**
     * Trains from the round's global model on the own train split. Nothing leaves the machine.
     *
     * @param round that has begun: its model is trained from, its accounts are whom the update is sealed for, if the task does
     * @param training when the training ends: what it has come to is the update, or TRAINING_TOO_LONG; has no influence on
     *     an update that is made again
     */
    Artifact update(RoundDocument round, Deadline training, StepListener listener);

    /**
     * Fetches every revealed update and judges it on the own test split, or the aggregate of all, as the task votes; what
     * is accepted is pinned.
     *
     * @param time late in the phase an update that can't be had is called unavailable, before it is CONTENT_UNAVAILABLE, and
     *     worth another try; and the voter's own training, where judging needs it, ends in time for the vote
     */
    Ballot vote(TaskDefinition task, RoundView round, VotingTime time);

    /**
     * Does ahead what {@link #vote} will need: measures the model that the round began with, and, where the round has its
     * proposals, votes on them; the vote is kept for a round that stays so. May be called by another thread.
     *
     * @param time as if the vote's phase began now: updates and the voter's own training have no longer than in the vote
     */
    default void prepareVote(TaskDefinition task, RoundView round, VotingTime time) {}

    /**
     * Makes ahead the update of a round that has not begun, from the aggregate that {@link #aggregate} made here last; it is
     * kept for {@link #update}, which may end its training. May be called by another thread.
     */
    default void prepareUpdate(int round, GlobalModel parent, StepListener listener) {}

    /** Combines the standing updates by the task's rule. Nothing leaves the machine. */
    Artifact aggregate(AggregationRule rule, RoundView round, List<AccountId> standing);

    /** Stores and pins a round's file, so that others can fetch it. */
    void publish(int round, Artifact artifact);
}
