package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How long the steps of a round's updates are and which ones point the same way: the same for every voter. */
public final class RoundGeometry {
    private final SortedMap<AccountId, UpdateNorm> norms;
    private final NormRule norm;
    private final SortedMap<AccountId, AccountId> partners;
    private final Gram steps;

    private RoundGeometry(
            SortedMap<AccountId, UpdateNorm> norms,
            NormRule norm,
            SortedMap<AccountId, AccountId> partners,
            Gram steps) {
        this.norms = norms;
        this.norm = norm;
        this.partners = partners;
        this.steps = steps;
    }

    /** Measures all updates of a round. */
    public static RoundGeometry of(JudgingSection tolerances, ModelWeights global, List<Proposal> proposals) {
        SortedMap<AccountId, ModelWeights> updates = Proposal.loaded(proposals);
        Gram steps = Gram.of(updates, global);
        List<TensorRange> statistics = TensorRange.statistics(global.layout());
        SortedMap<AccountId, UpdateNorm> norms = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            AccountId account = steps.accounts().get(i);
            double ofStatistics = UpdateNorm.length(updates.get(account), global, statistics);
            norms.put(account, new UpdateNorm(steps.norm(i), ofStatistics));
        }
        SortedSet<AccountId> moving = new TreeSet<>(norms.keySet());
        moving.removeIf(account -> NormRule.isFreeRider(tolerances, norms.get(account)));
        SortedMap<AccountId, AccountId> partners = CollusionRule.partners(steps, moving, tolerances.collusionCosine());
        SortedMap<AccountId, UpdateNorm> independent = new TreeMap<>(norms);
        independent.keySet().retainAll(moving);
        independent.keySet().removeAll(partners.keySet());
        NormRule norm = NormRule.of(tolerances, (independent.isEmpty() ? norms : independent).values());
        return new RoundGeometry(norms, norm, partners, steps);
    }

    SortedMap<AccountId, UpdateNorm> norms() {
        return norms;
    }

    NormRule norm() {
        return norm;
    }

    SortedMap<AccountId, AccountId> partners() {
        return partners;
    }

    /** How the steps of these fall into factions. */
    Factions factions(SortedSet<AccountId> among) {
        return Factions.of(steps, among);
    }
}
