package io.flock.client.arena;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.privacy.PrivateRelease;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trains on the node's own data, epoch after epoch from its best model so far. An epoch's training that does not lower the
 * loss on the own test part is dropped, and the model before submitted again, which keeps its rank against copies. Started
 * again in a later epoch, all trainings are done again; so they are for a model that is older than the last few, which alone
 * are kept: a task may have a thousand epochs.
 *
 * <p>Where the bundle adds noise for privacy, each epoch's step is clipped and noised before it leaves, and none is dropped:
 * which ones are would tell of the test part, and no account of noise counts that.
 */
public final class LocalTraining implements ModelSource {
    /** A node shows its newest model, or the one before where that came to no result. */
    private static final int KEPT = 4;

    private final Engine engine;
    private final Split data;
    private final ArenaSecrets secrets;
    private final Optional<PrivateRelease> release;
    /** By the epochs since which they are submitted; that of an epoch is the last one up to it. */
    private final TreeMap<Integer, Candidate> candidates = new TreeMap<>();
    /** The first epoch that was not trained for. */
    private int next;

    /** The engine, opened with the bundle, stays the caller's to close. */
    public LocalTraining(Bundle bundle, Engine engine, Split data, ArenaSecrets secrets) {
        this.release = bundle.training().privateRelease();
        this.engine = engine;
        this.data = data;
        this.secrets = secrets;
    }

    @Override
    public Candidate candidate(int epoch, TrainingProgress progress) {
        if (candidates.floorEntry(epoch) == null) {
            candidates.clear();
            next = 0;
        }
        while (next <= epoch) {
            Candidate made = made(next, progress);
            candidates.put(made.since(), made);
            if (candidates.size() > KEPT) {
                candidates.pollFirstEntry();
            }
            next++;
        }
        return candidates.floorEntry(epoch).getValue();
    }

    private Candidate made(int epoch, TrainingProgress progress) {
        ModelWeights parent = epoch == 0
                ? Initialisation.fromSeed(secrets.initialSeed(), engine.layout())
                : candidates.lastEntry().getValue().weights();
        Digest seed = secrets.trainingSeed(epoch);
        ModelWeights trained = engine.train(parent, data.train(), seed, progress);
        if (release.isPresent()) {
            return new Candidate(epoch, release.get().of(parent, trained, seed), parent.tensorDigest());
        }
        boolean better = epoch == 0 || loss(trained) < loss(parent);
        return better
                ? new Candidate(epoch, trained, parent.tensorDigest())
                : candidates.lastEntry().getValue();
    }

    private double loss(ModelWeights model) {
        return engine.evaluate(model, data.test()).loss();
    }
}
