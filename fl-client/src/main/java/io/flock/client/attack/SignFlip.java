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

/** Proposes {@code global − factor · (honest − global)}: the round's progress, undone. Votes honestly. */
public final class SignFlip implements Conduct {
    private final Conduct honest;
    private final double factor;

    /** How many times its own step it goes back: 1 is as long as an honest update. */
    public SignFlip(Conduct honest, double factor) {
        this.honest = honest;
        this.factor = factor;
    }

    @Override
    public ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress) {
        float[] update = honest.propose(global, seed, progress).toArray();
        for (int i = 0; i < update.length; i++) {
            update[i] = (float) (global.get(i) - factor * ((double) update[i] - global.get(i)));
        }
        return ModelWeights.owning(global.layout(), update);
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
