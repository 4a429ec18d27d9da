package io.flock.client.arena;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.privacy.PrivateRelease;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains on the node's own data, epoch after epoch from its best model so far. An epoch's training that does not lower the
 * loss on the own test part is dropped, and the model before submitted again, which keeps its rank against copies. Started
 * again in a later epoch, all trainings are done again.
 *
 * <p>Where the bundle adds noise for privacy, each epoch's step is clipped and noised before it leaves, and none is dropped:
 * which ones are would tell of the test part, and no account of noise counts that.
 */
public final class LocalTraining implements ModelSource {
    private final Engine engine;
    private final Split data;
    private final ArenaSecrets secrets;
    private final Optional<PrivateRelease> release;
    private final List<Candidate> candidates = new ArrayList<>();

    /** The engine, opened with the bundle, stays the caller's to close. */
    public LocalTraining(Bundle bundle, Engine engine, Split data, ArenaSecrets secrets) {
        this.release = bundle.training().privateRelease();
        this.engine = engine;
        this.data = data;
        this.secrets = secrets;
    }

    @Override
    public Candidate candidate(int epoch, TrainingProgress progress) {
        while (candidates.size() <= epoch) {
            candidates.add(next(candidates.size(), progress));
        }
        return candidates.get(epoch);
    }

    private Candidate next(int epoch, TrainingProgress progress) {
        ModelWeights parent = epoch == 0
                ? Initialisation.fromSeed(secrets.initialSeed(), engine.layout())
                : candidates.get(epoch - 1).weights();
        Digest seed = secrets.trainingSeed(epoch);
        ModelWeights trained = engine.train(parent, data.train(), seed, progress);
        if (release.isPresent()) {
            return new Candidate(epoch, release.get().of(parent, trained, seed), parent.tensorDigest());
        }
        boolean better = epoch == 0 || loss(trained) < loss(parent);
        return better ? new Candidate(epoch, trained, parent.tensorDigest()) : candidates.get(epoch - 1);
    }

    private double loss(ModelWeights model) {
        return engine.evaluate(model, data.test()).loss();
    }
}
