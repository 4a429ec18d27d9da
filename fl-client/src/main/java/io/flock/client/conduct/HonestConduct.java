package io.flock.client.conduct;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.judge.AggregateJudge;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judge;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.client.privacy.PrivateRelease;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;

/** Trains on its train split and judges by its test split, and by all of its data where an update leads, as the bundle says. */
public final class HonestConduct implements Conduct {
    private final Engine engine;
    private final Split data;
    private final Judge judge;
    private final AggregateJudge aggregates;
    private final Optional<PrivateRelease> release;

    /** Judges in this process. The engine, opened with the same bundle, stays the caller's to close. */
    public HonestConduct(Bundle bundle, Engine engine, Split data) {
        this(bundle, engine, Evaluator.inProcess(engine), data);
    }

    /** Engine and evaluator, opened with the same bundle, stay the caller's to close. */
    public HonestConduct(Bundle bundle, Engine engine, Evaluator evaluator, Split data) {
        this.engine = engine;
        this.data = data;
        this.release = bundle.training().privateRelease();
        this.judge = Judge.of(bundle, evaluator, data, OwnTraining.of(bundle, engine, data.train()));
        this.aggregates = new AggregateJudge(evaluator, bundle.evaluation().metric(), data.test());
    }

    @Override
    public ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress) {
        ModelWeights trained = engine.train(global, data.train(), seed, progress);
        return release.map(rule -> rule.of(global, trained, seed)).orElse(trained);
    }

    @Override
    public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training) {
        return judge.judge(global, proposals, training);
    }

    @Override
    public void prepare(ModelWeights global, Deadline training) {
        judge.prepare(global, training);
    }

    @Override
    public AggregateScore score(ModelWeights global, ModelWeights aggregate) {
        return aggregates.score(global, aggregate);
    }
}
