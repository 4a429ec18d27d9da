package io.flock.client.conduct;

import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;

/** How a participant plays its two roles; {@link HonestConduct}, or one of the attacks that are played in tests. */
public interface Conduct {
    /**
     * As a proposer: the update of this round.
     *
     * @param global the model that the round starts from
     * @param seed the participant's own for this round
     */
    ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress);

    /**
     * As a voter: one judgement per proposal, in their order.
     *
     * @param training until when the voter may train to judge by it; without, it judges by what it knows otherwise
     */
    List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training);

    /** As {@link #judge(ModelWeights, List, Deadline)}, where time is no matter. */
    default List<Judgement> judge(ModelWeights global, List<Proposal> proposals) {
        return judge(global, proposals, Deadline.NONE);
    }

    /**
     * As a voter, before there are updates to judge: does what judging them needs of the global model alone. May be called
     * by another thread.
     */
    default void prepare(ModelWeights global, Deadline training) {}

    /** As a voter of a task that votes COLLECTIVE: what the aggregate of all proposals is to the global model. */
    AggregateScore score(ModelWeights global, ModelWeights aggregate);
}
