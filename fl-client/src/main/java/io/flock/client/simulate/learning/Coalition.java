package io.flock.client.simulate.learning;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.judge.Judge;
import io.flock.client.judge.Proposal;
import io.flock.client.judge.Rehearsal;
import io.flock.client.judge.RoundGeometry;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who takes part in a cell, with which data, who of them is malicious, and what they propose. */
final class Coalition {
    /** Members whose data tells how others will judge. */
    private static final int FRAMING_VOTERS = 3;

    /** Of honest verdicts on honest updates: so many may fail where 40 % of the weight is against them. */
    private static final double LEAST_FRAMED = 1.0 / 6;

    private final LearningCell cell;
    private final Bundle bundle;
    private final Engine engine;
    private final Digest seed;
    private final List<AccountId> accounts = new ArrayList<>();
    private final SortedSet<AccountId> malicious = new TreeSet<>();
    private final SortedMap<AccountId, Split> data = new TreeMap<>();
    private final Examples heldOut;

    Coalition(LearningCell cell, LearningSettings settings, Engine engine) {
        this.cell = cell;
        this.bundle = settings.bundle();
        this.engine = engine;
        // Neither attack nor defence: every cell of a seed has the same data and draws.
        this.seed = new Digest("%064x".formatted(cell.seed()));
        Examples all = settings.data();
        int[] order = Permutation.of(all.size(), seed, "held out");
        heldOut = all.select(Arrays.copyOf(order, settings.heldOut()));
        Examples dealt = all.select(Arrays.copyOfRange(order, settings.heldOut(), order.length));
        List<Examples> parts = cell.distribution().deal(dealt, settings.participants(), seed);
        int[] ranks = Permutation.of(settings.participants(), seed, "malicious");
        for (int i = 0; i < settings.participants(); i++) {
            AccountId account = AccountId.of(
                    "Org" + (1 + i % settings.organisations()) + "MSP",
                    "participant%03d".formatted(i / settings.organisations()));
            accounts.add(account);
            data.put(
                    account, Split.of(parts.get(i), settings.bundle().training().splitTrain(), secret(account, -1)));
            if (100 * ranks[i] < cell.percent() * settings.participants()) {
                malicious.add(account);
            }
        }
    }

    Digest seed() {
        return seed;
    }

    List<AccountId> accounts() {
        return accounts;
    }

    boolean isMalicious(AccountId account) {
        return malicious.contains(account);
    }

    int maliciousCount() {
        return malicious.size();
    }

    Split data(AccountId account) {
        return data.get(account);
    }

    Examples heldOut() {
        return heldOut;
    }

    /** What these propose. Who is silent is left out, and who can't train on from this model: its weights diverge. */
    SortedMap<AccountId, ModelWeights> propose(ModelWeights global, List<AccountId> proposers, int round) {
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
        for (AccountId proposer : proposers) {
            if (!isMalicious(proposer)) {
                trained(global, proposer, round).ifPresent(update -> updates.put(proposer, update));
            }
        }
        List<AccountId> bad = proposers.stream().filter(this::isMalicious).toList();
        if (bad.isEmpty() || cell.attack() == Poison.SILENCE) {
            return updates;
        }
        if (cell.attack() == Poison.FRAMING && !updates.isEmpty()) {
            updates.putAll(frame(updates, global, bad, round));
            return updates;
        }
        List<ModelWeights> known = new ArrayList<>(updates.values());
        if (known.isEmpty()) {
            bad.forEach(account -> trained(global, account, round).ifPresent(known::add));
        }
        if (known.isEmpty()) {
            return updates;
        }
        CraftedUpdates crafted = new CraftedUpdates(global, known);
        Function<AccountId, Optional<ModelWeights>> play = account ->
                unlessDiverged(() -> malicious(crafted, global, account, round, proposers.size(), bad.size()));
        Optional<ModelWeights> first = play.apply(bad.get(0));
        for (AccountId account : bad) {
            boolean same = cell.attack().isAgreed() || account.equals(bad.get(0));
            (same ? first : play.apply(account)).ifPresent(update -> updates.put(account, update));
        }
        return updates;
    }

    /**
     * What brings down most, as some of its own members would judge it by their data; where that is too little, the
     * coalition bides its time with what it has learnt. Where nobody judges one by one it plays the first plan.
     */
    private SortedMap<AccountId, ModelWeights> frame(
            SortedMap<AccountId, ModelWeights> honest, ModelWeights global, List<AccountId> bad, int round) {
        SortedMap<AccountId, ModelWeights> trained = new TreeMap<>();
        malicious.forEach(account -> trained(global, account, round).ifPresent(update -> trained.put(account, update)));
        if (trained.isEmpty()) {
            return trained;
        }
        Framing framing = new Framing(global, List.copyOf(honest.values()), List.copyOf(trained.values()));
        trained.keySet().retainAll(bad);
        SortedMap<AccountId, ModelWeights> best = trained;
        double most = LEAST_FRAMED;
        for (Framing.Plan plan : Framing.Plan.all()) {
            SortedMap<AccountId, ModelWeights> candidate = new TreeMap<>();
            framing.updates(trained, plan)
                    .forEach((account, values) -> candidate.put(account, weights(global, values)));
            if (!cell.defence().isAttributed()) {
                return candidate;
            }
            double share = framed(honest, candidate, global);
            if (share > most) {
                most = share;
                best = candidate;
            }
        }
        return best;
    }

    /** Of the honest updates, those that members do not accept. */
    private double framed(
            SortedMap<AccountId, ModelWeights> honest,
            SortedMap<AccountId, ModelWeights> crafted,
            ModelWeights global) {
        List<Proposal> proposals = new ArrayList<>();
        honest.forEach((account, update) -> proposals.add(new Proposal.Loaded(account, update)));
        crafted.forEach((account, update) -> proposals.add(new Proposal.Loaded(account, update)));
        RoundGeometry geometry = RoundGeometry.of(bundle.judging(), global, proposals);
        List<AccountId> asked = malicious.stream().limit(FRAMING_VOTERS).toList();
        long refused = asked.stream()
                .map(member -> Judge.of(bundle, Evaluator.inProcess(engine), data.get(member), Rehearsal.NONE))
                .flatMap(judge -> judge.judge(global, proposals, geometry).stream())
                .filter(judgement -> honest.containsKey(judgement.proposer()))
                .filter(judgement -> judgement.verdict() != Verdict.ACCEPT)
                .count();
        return (double) refused / (asked.size() * honest.size());
    }

    private ModelWeights malicious(
            CraftedUpdates crafted, ModelWeights global, AccountId account, int round, int proposers, int bad) {
        Examples train = data.get(account).train();
        Digest random = secret(account, round);
        return switch (cell.attack()) {
            case LABEL_FLIP, CLASS_FLIP, BACKDOOR ->
                train(global, PoisonedData.of(cell.attack(), train), account, round);
            case SIGN_FLIP -> weights(global, crafted.backwards(train(global, train, account, round), 1));
            case SIGN_FLIP_TEN -> weights(global, crafted.backwards(train(global, train, account, round), 10));
            case NOISE -> weights(global, crafted.noise(random));
            case SAME_VALUE -> weights(global, crafted.sameValue());
            case FREE_RIDER -> global;
            case NOISY_FREE_RIDER -> weights(global, crafted.slightNoise(random));
            case ALIE -> weights(global, crafted.alie(proposers, bad));
            case INNER_PRODUCT -> weights(global, crafted.innerProduct());
            case MIN_MAX -> weights(global, crafted.minMax());
            case MIN_SUM -> weights(global, crafted.minSum());
            case NONE, FRAMING, INVERTED_VOTES, RANDOM_VOTES, SILENCE -> train(global, train, account, round);
        };
    }

    private Optional<ModelWeights> trained(ModelWeights global, AccountId account, int round) {
        return unlessDiverged(() -> train(global, data.get(account).train(), account, round));
    }

    private static Optional<ModelWeights> unlessDiverged(Supplier<ModelWeights> training) {
        try {
            return Optional.of(training.get());
        } catch (FlockException e) {
            if (e.is(ErrorCode.MODEL_INVALID)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ModelWeights train(ModelWeights global, Examples examples, AccountId account, int round) {
        return engine.train(global, examples, secret(account, round), TrainingProgress.NONE);
    }

    Digest secret(AccountId account, int round) {
        return FieldHash.ofDomain("flock/simulate-learning-secret/v1")
                .field(seed)
                .field(account.toString())
                .field((long) round)
                .digest();
    }

    /** Values beyond the range of float32, which an attack on a diverging model reaches, stay at its end. */
    private static ModelWeights weights(ModelWeights global, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i]) ? 0 : Math.max(-1e30f, Math.min(1e30f, values[i]));
        }
        return ModelWeights.owning(global.layout(), values);
    }
}
