package io.flock.client.simulate.averaging;

import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.aggregate.Aggregation;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/** Rounds of federated averaging until the target is reached. */
public final class AveragingRun {
    private final AveragingSettings settings;
    private final Engine engine;
    private final Digest seed;
    private final List<Examples> parts;

    private AveragingRun(AveragingSettings settings, Engine engine, Digest seed) {
        this.settings = settings;
        this.engine = engine;
        this.seed = seed;
        this.parts = settings.distribution().deal(settings.train(), settings.participants(), seed);
    }

    /**
     * Accuracy on the test examples after each round, to the first that reaches the target or the last.
     *
     * @param engine opened with the settings' bundle; stays the caller's to close
     * @param progress is told each of them
     */
    public static List<Double> play(AveragingSettings settings, Engine engine, Digest seed, DoubleConsumer progress) {
        return new AveragingRun(settings, engine, seed).play(progress);
    }

    private List<Double> play(DoubleConsumer progress) {
        ModelWeights global = Initialisation.fromSeed(seed, engine.layout());
        List<Double> accuracies = new ArrayList<>();
        double accuracy = 0;
        while (accuracy < settings.target() && accuracies.size() < settings.rounds()) {
            global = Aggregation.of(AggregationRule.fedavg(), global, updates(global, accuracies.size()));
            accuracy = engine.evaluate(global, settings.test()).accuracy();
            accuracies.add(accuracy);
            progress.accept(accuracy);
        }
        return accuracies;
    }

    private SortedMap<AccountId, ModelWeights> updates(ModelWeights global, int round) {
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
        int[] drawn = Permutation.of(settings.participants(), seed, "proposers-" + round);
        for (int participant : Arrays.copyOf(drawn, settings.proposers())) {
            Examples own = parts.get(participant);
            // All of it to train on. The second part is for voters, and nobody votes.
            HonestConduct conduct = new HonestConduct(settings.bundle(), engine, new Split(own, own));
            ModelWeights proposed = conduct.propose(global, secret(participant, round), TrainingProgress.NONE);
            updates.put(
                    AccountId.of("Org1MSP", "participant%05d".formatted(participant)),
                    settings.bundle().training().updates().effective(proposed, global));
        }
        return updates;
    }

    private Digest secret(int participant, int round) {
        return FieldHash.ofDomain("flock/simulate-averaging-secret/v1")
                .field(seed)
                .field((long) participant)
                .field((long) round)
                .digest();
    }
}
