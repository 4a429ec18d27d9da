package io.flock.client.judge;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.JudgingSection;
import io.flock.client.data.Split;
import io.flock.client.evaluate.Evaluator;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;

/**
 * Judges the updates of a round on one voter's data: whether they came from training at all, where they lead, and what
 * they cost. A voter with all classes of the task measures that by each update, by what it does to the mean of all, and by
 * the factions that updates fall into. One with some of them, which can't tell what the others make up for, looks at the
 * mean of all first: where that does no harm it has nothing against any, and where it does it has doubts, and no verdict.
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
        Optional<Prepared> ahead = takePrepared(global);
        GlobalLoss before = ahead.map(Prepared::loss).orElseGet(() -> loss(global));
        Once<Optional<OwnSteps>> own = new Once<>(
                () -> ahead.flatMap(Prepared::own).orElseGet(() -> OwnSteps.of(global, rehearsal, training)));
        return new RoundRules(evaluator, tolerances, perturbed, data, global, before, geometry, own).judge(proposals);
    }

    /**
     * Does ahead what judging the updates of this model needs of the model alone, and keeps it until they are judged. May be
     * called by another thread, which judging then waits for.
     *
     * <p>The voter trains ahead where every update that comes so far is held against its own steps. Where only an outlier
     * would be, most rounds have none to ask for, and it trains when one is judged.
     *
     * @param training when the voter's own training ends; what is not done by then is begun anew when updates are judged
     */
    public synchronized void prepare(ModelWeights global, Deadline training) {
        GlobalLoss loss = loss(global);
        Optional<Optional<OwnSteps>> own =
                ProfileRule.canTell(tolerances, global) ? ahead(global, training) : Optional.empty();
        prepared = Optional.of(new Prepared(global.tensorDigest(), loss, own));
    }

    private Optional<Optional<OwnSteps>> ahead(ModelWeights global, Deadline training) {
        Optional<OwnSteps> own = OwnSteps.of(global, rehearsal, training);
        return own.isPresent() || !training.isPast() ? Optional.of(own) : Optional.empty();
    }

    /**
     * What is known of a global model before its updates are there.
     *
     * @param own the voter's own steps, if there are any; empty where it is not known whether there are
     */
    private record Prepared(Digest model, GlobalLoss loss, Optional<Optional<OwnSteps>> own) {}

    private synchronized Optional<Prepared> takePrepared(ModelWeights global) {
        Optional<Prepared> taken = prepared.filter(of -> of.model().equals(global.tensorDigest()));
        prepared = Optional.empty();
        return taken;
    }

    private GlobalLoss loss(ModelWeights global) {
        double test = evaluator.evaluate(global, data.test()).loss();
        return new GlobalLoss(test, new VoterLoss(evaluator, data).of(global, test));
    }
}
