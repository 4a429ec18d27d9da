package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.client.data.Split;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules that one voter judges one round by, in their order: the first that is broken gives the reason. */
final class RoundRules {
    private final Evaluator evaluator;
    private final JudgingSection tolerances;
    private final boolean perturbed;
    private final Split data;
    private final ModelWeights global;
    private final GlobalLoss before;
    private final RoundGeometry geometry;
    private final Once<Optional<OwnSteps>> own;
    private final Once<Optional<ProfileRule>> profile;
    private final Coverage coverage;
    private final VoterLoss loss;

    /**
     * @param perturbed whether honest updates carry noise for privacy
     * @param before with {@code global}
     * @param own asked for only where an update is an outlier, or comes as far as the rule on profiles and that can tell
     *     anything from this model
     */
    RoundRules(
            Evaluator evaluator,
            JudgingSection tolerances,
            boolean perturbed,
            Split data,
            ModelWeights global,
            GlobalLoss before,
            RoundGeometry geometry,
            Once<Optional<OwnSteps>> own) {
        this.evaluator = evaluator;
        this.tolerances = tolerances;
        this.perturbed = perturbed;
        this.data = data;
        this.global = global;
        this.before = before;
        this.geometry = geometry;
        this.own = own;
        this.profile = new Once<>(() -> ProfileRule.of(tolerances, global, own::get));
        this.coverage = Coverage.of(data);
        this.loss = new VoterLoss(evaluator, data);
    }

    /** One judgement per proposal, in the order of the proposals. */
    List<Judgement> judge(List<Proposal> proposals) {
        SortedMap<AccountId, ModelWeights> updates = Proposal.loaded(proposals);
        List<Judgement> alone = proposals.stream().map(this::alone).toList();
        return switch (coverage) {
            case WIDE -> wide(alone, updates);
            case PARTIAL, NARROW -> lackingClasses(alone, updates);
            case NUMBERS -> with(alone, backwards(sound(alone), updates));
        };
    }

    private List<Judgement> wide(List<Judgement> alone, SortedMap<AccountId, ModelWeights> updates) {
        SortedMap<AccountId, Judgement> harm = perturbed
                ? new TreeMap<>()
                : new FactionHarmRule(before.all(), loss, tolerances).judge(geometry, sound(alone), updates);
        List<Judgement> found = with(alone, certain(harm));
        found = with(found, new LeaveOneOut(global, loss, tolerances).judge(only(updates, sound(found))));
        found = with(found, backwards(sound(found), updates));
        return with(found, harm);
    }

    /** Doubts at most; where the mean of all does the voter's loss no harm, only of what goes back for certain. */
    private List<Judgement> lackingClasses(List<Judgement> alone, SortedMap<AccountId, ModelWeights> updates) {
        SortedSet<AccountId> sound = sound(alone);
        if (sound.isEmpty()) {
            return alone;
        }
        LossRule harm = LossRule.of(tolerances, before.all());
        if (!harm.isHarmful(loss.finite(Sum.meanOf(sound, updates)))) {
            return coverage == Coverage.PARTIAL && !perturbed
                    ? with(alone, factionRule().judgeCertain(geometry.factions(sound), updates))
                    : alone;
        }
        SortedMap<AccountId, Judgement> found =
                new LengthRule(tolerances.normBound(), harm, loss).judge(geometry.norms(), sound, updates);
        if (found.isEmpty()) {
            found = backwards(sound, updates);
        }
        return with(alone, found.isEmpty() ? harmfulAlone(only(updates, sound)) : found);
    }

    private SortedMap<AccountId, Judgement> backwards(
            SortedSet<AccountId> sound, SortedMap<AccountId, ModelWeights> updates) {
        return perturbed ? new TreeMap<>() : factionRule().judge(geometry.factions(sound), updates);
    }

    private FactionRule factionRule() {
        return new FactionRule(global, loss, coverage);
    }

    private SortedMap<AccountId, Judgement> harmfulAlone(SortedMap<AccountId, ModelWeights> updates) {
        SingleLossRule rule = single(LossRule.of(tolerances, before.test()));
        SortedMap<AccountId, Judgement> found = new TreeMap<>();
        updates.forEach((proposer, update) -> {
            double testLoss = evaluator.evaluate(update, data.test()).loss();
            found.put(proposer, rule.judge(proposer, update, testLoss));
        });
        found.values().removeIf(judgement -> judgement.reason() == Reason.SOUND);
        return found;
    }

    private SingleLossRule single(LossRule of) {
        return new SingleLossRule(of, new MirrorRule(loss, tolerances, global, before.all()), coverage);
    }

    private Judgement alone(Proposal proposal) {
        AccountId proposer = proposal.proposer();
        if (proposal instanceof Proposal.Missing missing) {
            return Judgement.of(proposer, Reason.UNAVAILABLE, missing.why());
        }
        if (proposal instanceof Proposal.Withheld withheld) {
            return Judgement.of(proposer, Reason.UNAVAILABLE, withheld.why());
        }
        if (proposal instanceof Proposal.Malformed malformed) {
            return Judgement.of(proposer, Reason.MALFORMED, malformed.why());
        }
        UpdateNorm norm = geometry.norms().get(proposer);
        Optional<Judgement> byItsNorm = byItsNorm(proposer, norm);
        if (byItsNorm.isPresent()) {
            return byItsNorm.get();
        }
        if (geometry.partners().containsKey(proposer)) {
            return Judgement.of(
                    proposer,
                    Reason.COLLUSION,
                    "points the same way as the update of "
                            + geometry.partners().get(proposer));
        }
        ModelWeights update = ((Proposal.Loaded) proposal).weights();
        Optional<String> untrained = profile.get().flatMap(rule -> rule.broken(update));
        if (untrained.isPresent()) {
            return Judgement.of(proposer, Reason.UNTRAINED, untrained.get());
        }
        Trial trial = evaluator.evaluate(update, data.test());
        if (trial instanceof Trial.Broken limited) {
            return Judgement.of(proposer, Reason.UNMEASURABLE, "limit of " + limited.limit() + ": " + limited.why());
        }
        return byItsLoss(proposer, update, trial.loss());
    }

    /**
     * What is wrong with its length. A majority of short steps has the median, so an outlier is held against the voter's own
     * steps too, which tell how long honest ones are.
     */
    private Optional<Judgement> byItsNorm(AccountId proposer, UpdateNorm norm) {
        NormRule rule = geometry.norm();
        Optional<Reason> broken = rule.broken(norm);
        Optional<UpdateNorm> longest =
                broken.equals(Optional.of(Reason.NORM_OUTLIER)) ? own.get().map(OwnSteps::longest) : Optional.empty();
        return longest.map(steps -> rule.orOwn(steps).broken(norm))
                .orElse(broken)
                .map(reason -> Judgement.of(
                        proposer,
                        reason,
                        norm + ", " + rule
                                + longest.map(steps -> ", own " + steps).orElse("")));
    }

    private Judgement byItsLoss(AccountId proposer, ModelWeights update, double testLoss) {
        LossRule finite = LossRule.finite(before.test());
        if (finite.isHarmful(testLoss)) {
            return Judgement.of(proposer, Reason.HARMFUL, finite.figures(testLoss));
        }
        return switch (coverage) {
            case WIDE -> single(finite).judge(proposer, update, testLoss);
            case PARTIAL, NARROW -> Judgement.of(proposer, Reason.SOUND, finite.figures(testLoss));
            case NUMBERS -> single(LossRule.of(tolerances, before.test())).judge(proposer, update, testLoss);
        };
    }

    private static SortedSet<AccountId> sound(List<Judgement> judgements) {
        return judgements.stream()
                .filter(judgement -> judgement.reason() == Reason.SOUND)
                .map(Judgement::proposer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedMap<AccountId, ModelWeights> only(
            SortedMap<AccountId, ModelWeights> updates, SortedSet<AccountId> accounts) {
        SortedMap<AccountId, ModelWeights> of = new TreeMap<>(updates);
        of.keySet().retainAll(accounts);
        return of;
    }

    private static SortedMap<AccountId, Judgement> certain(SortedMap<AccountId, Judgement> found) {
        SortedMap<AccountId, Judgement> certain = new TreeMap<>(found);
        certain.values().removeIf(judgement -> judgement.reason() == Reason.DOUBTFUL);
        return certain;
    }

    /** What was found later counts for what was sound. */
    private static List<Judgement> with(List<Judgement> judgements, SortedMap<AccountId, Judgement> later) {
        return judgements.stream()
                .map(judgement -> judgement.reason() == Reason.SOUND
                        ? later.getOrDefault(judgement.proposer(), judgement)
                        : judgement)
                .toList();
    }
}
