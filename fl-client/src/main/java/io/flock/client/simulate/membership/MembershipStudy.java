package io.flock.client.simulate.membership;

import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.privacy.PrivateRelease;
import io.flock.protocol.aggregate.FedAvg;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains one update of each of many participants, from one global model, and tells how well who reads an update finds out
 * which examples are in it: as it is, and as it is released with noise.
 */
public final class MembershipStudy {
    private final MembershipSettings settings;
    private final Engine engine;
    private final Examples held;
    private final int[] order;
    /** The examples that are in or out, each by itself. */
    private final List<Examples> pool;

    private final boolean[][] member;
    private final ModelWeights global;

    private MembershipStudy(MembershipSettings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
        int size = 2 * settings.members();
        Examples data = settings.data();
        this.order = Permutation.of(data.size(), settings.seed(), "pool");
        this.held = data.select(Arrays.copyOfRange(order, size, order.length));
        this.pool = IntStream.range(0, size)
                .mapToObj(i -> data.select(new int[] {order[i]}))
                .toList();
        this.member = new boolean[settings.models()][size];
        for (int model = 0; model < member.length; model++) {
            int[] half = Permutation.of(size, settings.seed(), "half " + model / 2);
            for (int i = 0; i < size; i++) {
                member[model][half[i]] = (i < settings.members()) == (model % 2 == 0);
            }
        }
        this.global = Initialisation.fromSeed(settings.seed(), engine.layout());
    }

    /**
     * Measures updates as they are, and then with each noise.
     *
     * @param engine opened with the bundle; stays the caller's to close
     */
    public static List<MembershipResult> play(MembershipSettings settings, Engine engine) {
        return new MembershipStudy(settings, engine).play();
    }

    private List<MembershipResult> play() {
        List<ModelWeights> updates =
                IntStream.range(0, member.length).mapToObj(this::train).toList();
        List<MembershipResult> results = new ArrayList<>();
        results.add(measure(updates, 0, Double.POSITIVE_INFINITY));
        for (double noise : settings.noise()) {
            PrivateRelease release = new PrivateRelease(settings.clipNorm(), noise);
            List<ModelWeights> released = IntStream.range(0, updates.size())
                    .mapToObj(model -> release.of(global, updates.get(model), secret("noise " + noise, model)))
                    .toList();
            results.add(measure(released, noise, MembershipResult.epsilon(release, settings.delta())));
        }
        return results;
    }

    private ModelWeights train(int model) {
        int[] rows = IntStream.range(0, pool.size())
                .filter(i -> member[model][i])
                .map(i -> order[i])
                .toArray();
        return engine.train(global, settings.data().select(rows), secret("training", model), TrainingProgress.NONE);
    }

    private MembershipResult measure(List<ModelWeights> updates, double noise, double epsilon) {
        double[][] loss = updates.stream()
                .map(update -> pool.stream()
                        .mapToDouble(example -> engine.evaluate(update, example).loss())
                        .toArray())
                .toArray(double[][]::new);
        Confidences confidences = Confidences.ofLosses(member, loss);
        return new MembershipResult(
                noise,
                epsilon,
                confidences.threshold(),
                confidences.likelihoodRatio(),
                updates.stream().mapToDouble(this::accuracy).average().orElseThrow(),
                accuracy(mean(updates)));
    }

    private ModelWeights mean(List<ModelWeights> updates) {
        FedAvg mean = new FedAvg(engine.layout());
        for (int i = 0; i < updates.size(); i++) {
            mean.add(AccountId.of("Org1MSP", "participant%05d".formatted(i)), updates.get(i));
        }
        return mean.result();
    }

    private double accuracy(ModelWeights model) {
        return engine.evaluate(model, held).accuracy();
    }

    private Digest secret(String purpose, int model) {
        return FieldHash.ofDomain("flock/membership/v1")
                .field(settings.seed())
                .field(purpose)
                .field((long) model)
                .digest();
    }
}
