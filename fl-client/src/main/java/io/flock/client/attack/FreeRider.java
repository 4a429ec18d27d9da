package io.flock.client.attack;

import io.flock.client.conduct.Conduct;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;

/** Proposes the global model as it is, to be paid without work. Votes honestly. */
public final class FreeRider implements Conduct {
    private final Conduct honest;

    /** Votes as this conduct does. */
    public FreeRider(Conduct honest) {
        this.honest = honest;
    }

    @Override
    public ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress) {
        return global;
    }

    @Override
    public AggregateScore score(ModelWeights global, ModelWeights aggregate) {
        return honest.score(global, aggregate);
    }

    @Override
    public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training) {
        return honest.judge(global, proposals, training);
    }
}
