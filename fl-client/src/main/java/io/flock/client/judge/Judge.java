package io.flock.client.judge;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.JudgingSection;
import io.flock.client.data.Split;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges the updates of a round on one voter's data: whether they came from training at all, where they lead, and what
 * they cost. A voter with all classes of the task measures that in the mean of all updates; one with some of them, which
 * can't tell what the others make up for, update by update, and has no verdict on what looks bad to it.
 * docs/explanation/judging.md says why.
 */
public final class Judge {
    private final Evaluator evaluator;
    private final JudgingSection tolerances;
    private final boolean perturbed;
    private final Split data;
    private final Rehearsal rehearsal;
    private Optional<Prepared> prepared = Optional.empty();

    /**
     * As a bundle says.
     *
     * @param evaluator stays the caller's to close
     */
    public static Judge of(Bundle bundle, Evaluator evaluator, Split data, Rehearsal rehearsal) {
        boolean perturbed = bundle.training().privateRelease().isPresent();
        return new Judge(evaluator, bundle.judging(), perturbed, data, rehearsal);
    }

    /** @param perturbed whether honest updates carry noise for privacy, which leads some of them anywhere */
    Judge(Evaluator evaluator, JudgingSection tolerances, boolean perturbed, Split data, Rehearsal rehearsal) {
        this.evaluator = evaluator;
        this.tolerances = tolerances;
        this.perturbed = perturbed;
        this.data = data;
        this.rehearsal = rehearsal;
    }

    /**
     * One judgement per proposal, in the order of the proposals, where time is no matter.
     *
     * @param global the model that the round started from
     * @param proposals all updates of the round, each proposer once: an update is also judged by its neighbours
     */
    public List<Judgement> judge(ModelWeights global, List<Proposal> proposals) {
        return judge(global, proposals, Deadline.NONE);
    }

    /**
     * As {@link #judge(ModelWeights, List)}, in a phase that ends. What is not known without own training is left out where
     * that is not done in time: a vote that comes too late counts for nothing, and costs.
     */
    public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training) {
        return judge(global, proposals, RoundGeometry.of(tolerances, global, proposals), training);
    }

    /** As {@link #judge(ModelWeights, List)}, where many voters of one process judge the same updates. */
    public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, RoundGeometry geometry) {
        return judge(global, proposals, geometry, Deadline.NONE);
    }

    private List<Judgement> judge(
            ModelWeights global, List<Proposal> proposals, RoundGeometry geometry, Deadline training) {
        Coverage coverage = Coverage.of(data);
        Optional<Prepared> ahead = takePrepared(global);
        GlobalLoss globalLoss = ahead.map(Prepared::loss).orElseGet(() -> loss(global));
        LossRule loss = coverage == Coverage.WIDE
                ? LossRule.finite(globalLoss.test())
                : LossRule.of(tolerances, globalLoss.test());
        VoterLoss all = new VoterLoss(evaluator, data);
        MirrorRule mirror = new MirrorRule(all, tolerances, global, globalLoss.all());
        Once<Optional<ProfileRule>> profile = new Once<>(() -> ahead.flatMap(Prepared::profile)
                .orElseGet(() -> ProfileRule.of(tolerances, global, rehearsal, training)));
        Rules rules = new Rules(geometry, profile, loss, mirror, coverage);
        List<Judgement> alone =
                proposals.stream().map(proposal -> judge(proposal, rules)).toList();
        SortedMap<AccountId, ModelWeights> updates = Proposal.loaded(proposals);
        boolean wide = coverage == Coverage.WIDE;
        SortedMap<AccountId, Judgement> harm = wide && !perturbed
                ? new FactionHarmRule(globalLoss.all(), all, tolerances).judge(geometry, sound(alone), updates)
                : new TreeMap<>();
        List<Judgement> found = with(alone, certain(harm));
        if (wide) {
            found = with(found, new LeaveOneOut(global, all, tolerances).judge(only(updates, sound(found))));
        }
        if (!perturbed) {
            FactionRule rule = new FactionRule(global, all, coverage);
            found = with(found, rule.judge(geometry.factions(sound(found)), updates));
        }
        return with(found, harm);
    }

    /**
     * Does ahead what judging the updates of this model needs of the model alone, and keeps it until they are judged. May be
     * called by another thread, which judging then waits for.
     *
     * @param training when the voter's own training ends; what is not done by then is begun anew when updates are judged
     */
    public synchronized void prepare(ModelWeights global, Deadline training) {
        GlobalLoss loss = loss(global);
        Optional<ProfileRule> profile = ProfileRule.of(tolerances, global, rehearsal, training);
        boolean known = profile.isPresent() || !training.isPast();
        prepared =
                Optional.of(new Prepared(global.tensorDigest(), loss, known ? Optional.of(profile) : Optional.empty()));
    }

    /** The losses of a global model. */
    private record GlobalLoss(double test, double all) {}

    /**
     * What is known of a global model before its updates are there.
     *
     * @param profile the rule, if there is one; empty where time was up before that was known
     */
    private record Prepared(Digest model, GlobalLoss loss, Optional<Optional<ProfileRule>> profile) {}

    private synchronized Optional<Prepared> takePrepared(ModelWeights global) {
        Optional<Prepared> taken = prepared.filter(of -> of.model().equals(global.tensorDigest()));
        prepared = Optional.empty();
        return taken;
    }

    private GlobalLoss loss(ModelWeights global) {
        double test = evaluator.evaluate(global, data.test()).loss();
        return new GlobalLoss(test, new VoterLoss(evaluator, data).of(global, test));
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

    /** The first rule that is broken gives the reason: what was found later counts for what was sound. */
    private static List<Judgement> with(List<Judgement> judgements, SortedMap<AccountId, Judgement> later) {
        return judgements.stream()
                .map(judgement -> judgement.reason() == Reason.SOUND
                        ? later.getOrDefault(judgement.proposer(), judgement)
                        : judgement)
                .toList();
    }

    /** The rules of one round, with what they know of all its updates. */
    private record Rules(
            RoundGeometry geometry,
            Once<Optional<ProfileRule>> profile,
            LossRule loss,
            MirrorRule mirror,
            Coverage coverage) {}

    private Judgement judge(Proposal proposal, Rules rules) {
        AccountId proposer = proposal.proposer();
        if (proposal instanceof Proposal.Missing missing) {
            return Judgement.of(proposer, Reason.UNAVAILABLE, missing.why());
        }
        if (proposal instanceof Proposal.Malformed malformed) {
            return Judgement.of(proposer, Reason.MALFORMED, malformed.why());
        }
        UpdateNorm norm = rules.geometry().norms().get(proposer);
        Optional<Reason> broken = rules.geometry().norm().broken(norm);
        if (broken.isPresent()) {
            return Judgement.of(
                    proposer, broken.get(), norm + ", " + rules.geometry().norm());
        }
        if (rules.geometry().partners().containsKey(proposer)) {
            return Judgement.of(
                    proposer,
                    Reason.COLLUSION,
                    "points the same way as the update of "
                            + rules.geometry().partners().get(proposer));
        }
        ModelWeights update = ((Proposal.Loaded) proposal).weights();
        Optional<String> untrained = rules.profile().get().flatMap(profile -> profile.broken(update));
        if (untrained.isPresent()) {
            return Judgement.of(proposer, Reason.UNTRAINED, untrained.get());
        }
        Trial trial = evaluator.evaluate(update, data.test());
        if (trial instanceof Trial.Broken limited) {
            return Judgement.of(proposer, Reason.UNMEASURABLE, "limit of " + limited.limit() + ": " + limited.why());
        }
        double loss = trial.loss();
        String detail = rules.loss().figures(loss);
        if (rules.loss().isHarmful(loss)) {
            Reason reason = Double.isFinite(loss) ? rules.coverage().told(Reason.HARMFUL) : Reason.HARMFUL;
            return Judgement.of(proposer, reason, detail);
        }
        return rules.mirror()
                .broken(update, loss)
                .map(losses -> Judgement.of(proposer, rules.coverage().told(Reason.BACKWARDS), losses))
                .orElseGet(() -> Judgement.of(proposer, Reason.SOUND, detail));
    }
}
