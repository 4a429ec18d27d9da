package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges the updates of a round on one voter's test split. */
public final class Judge {
    private final Engine engine;
    private final JudgingSection tolerances;
    private final Examples test;

    /** The engine stays the caller's to close. */
    public Judge(Engine engine, JudgingSection tolerances, Examples test) {
        this.engine = engine;
        this.tolerances = tolerances;
        this.test = test;
    }

    /**
     * One judgement per proposal, in the order of the proposals.
     *
     * @param global the model that the round started from
     * @param proposals all updates of the round, each proposer once: an update is also judged by its neighbours
     */
    public List<Judgement> judge(ModelWeights global, List<Proposal> proposals) {
        SortedMap<AccountId, ModelWeights> moving = new TreeMap<>();
        SortedMap<AccountId, Double> norms = new TreeMap<>();
        for (Proposal proposal : proposals) {
            if (proposal instanceof Proposal.Loaded loaded) {
                norms.put(loaded.proposer(), Deltas.norm(loaded.weights(), global));
                moving.put(loaded.proposer(), loaded.weights());
            }
        }
        NormRule norm = NormRule.of(tolerances, norms);
        moving.keySet().removeIf(account -> norm.isFreeRider(norms.get(account)));
        SortedMap<AccountId, AccountId> partners = CollusionRule.partners(moving, global, tolerances.collusionCosine());
        LossRule loss = new LossRule(
                tolerances, moving.isEmpty() ? 0 : engine.evaluate(global, test).loss());
        return proposals.stream()
                .map(proposal -> judge(proposal, norms, norm, partners, loss))
                .toList();
    }

    private Judgement judge(
            Proposal proposal,
            SortedMap<AccountId, Double> norms,
            NormRule normRule,
            SortedMap<AccountId, AccountId> partners,
            LossRule lossRule) {
        AccountId proposer = proposal.proposer();
        if (proposal instanceof Proposal.Missing missing) {
            return Judgement.of(proposer, Reason.UNAVAILABLE, missing.why());
        }
        if (proposal instanceof Proposal.Malformed malformed) {
            return Judgement.of(proposer, Reason.MALFORMED, malformed.why());
        }
        double norm = norms.get(proposer);
        Optional<Reason> broken = normRule.broken(norm);
        if (broken.isPresent()) {
            return Judgement.of(proposer, broken.get(), "norm " + norm + ", " + normRule);
        }
        if (partners.containsKey(proposer)) {
            return Judgement.of(
                    proposer, Reason.COLLUSION, "points the same way as the update of " + partners.get(proposer));
        }
        double loss =
                engine.evaluate(((Proposal.Loaded) proposal).weights(), test).loss();
        String detail = "loss " + loss + ", global " + lossRule.globalLoss() + ", bound " + lossRule.bound();
        return Judgement.of(proposer, lossRule.isHarmful(loss) ? Reason.HARMFUL : Reason.SOUND, detail);
    }
}
