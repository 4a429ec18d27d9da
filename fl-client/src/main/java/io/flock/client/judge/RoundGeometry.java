package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long the steps of a round's updates are and which ones point the same way: the same for every voter. */
public final class RoundGeometry {
    private final SortedMap<AccountId, Double> norms;
    private final NormRule norm;
    private final SortedMap<AccountId, AccountId> partners;

    private RoundGeometry(SortedMap<AccountId, Double> norms, NormRule norm, SortedMap<AccountId, AccountId> partners) {
        this.norms = norms;
        this.norm = norm;
        this.partners = partners;
    }

    /** Measures all updates of a round. */
    public static RoundGeometry of(JudgingSection tolerances, ModelWeights global, List<Proposal> proposals) {
        SortedMap<AccountId, ModelWeights> moving = new TreeMap<>();
        SortedMap<AccountId, Double> norms = new TreeMap<>();
        for (Proposal proposal : proposals) {
            if (proposal instanceof Proposal.Loaded loaded) {
                norms.put(loaded.proposer(), Deltas.norm(loaded.weights(), global));
                moving.put(loaded.proposer(), loaded.weights());
            }
        }
        moving.keySet().removeIf(account -> NormRule.isFreeRider(tolerances, norms.get(account)));
        SortedMap<AccountId, AccountId> partners = CollusionRule.partners(moving, global, tolerances.collusionCosine());
        SortedMap<AccountId, Double> independent = new TreeMap<>(norms);
        independent.keySet().retainAll(moving.keySet());
        independent.keySet().removeAll(partners.keySet());
        NormRule norm = NormRule.of(tolerances, independent.isEmpty() ? norms : independent);
        return new RoundGeometry(norms, norm, partners);
    }

    SortedMap<AccountId, Double> norms() {
        return norms;
    }

    NormRule norm() {
        return norm;
    }

    SortedMap<AccountId, AccountId> partners() {
        return partners;
    }
}
