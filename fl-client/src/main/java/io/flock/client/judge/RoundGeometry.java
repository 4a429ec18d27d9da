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
    private final SortedMap<AccountId, Double> norms;
    private final NormRule norm;
    private final SortedMap<AccountId, AccountId> partners;
    private final List<SortedSet<AccountId>> factions;

    private RoundGeometry(
            SortedMap<AccountId, Double> norms,
            NormRule norm,
            SortedMap<AccountId, AccountId> partners,
            List<SortedSet<AccountId>> factions) {
        this.norms = norms;
        this.norm = norm;
        this.partners = partners;
        this.factions = factions;
    }

    /** Measures all updates of a round. */
    public static RoundGeometry of(JudgingSection tolerances, ModelWeights global, List<Proposal> proposals) {
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
        for (Proposal proposal : proposals) {
            if (proposal instanceof Proposal.Loaded loaded) {
                updates.put(loaded.proposer(), loaded.weights());
            }
        }
        Gram gram = Gram.of(updates, global);
        SortedMap<AccountId, Double> norms = new TreeMap<>();
        for (int i = 0; i < gram.size(); i++) {
            norms.put(gram.accounts().get(i), gram.norm(i));
        }
        SortedSet<AccountId> moving = new TreeSet<>(norms.keySet());
        moving.removeIf(account -> NormRule.isFreeRider(tolerances, norms.get(account)));
        SortedMap<AccountId, AccountId> partners = CollusionRule.partners(gram, moving, tolerances.collusionCosine());
        SortedMap<AccountId, Double> independent = new TreeMap<>(norms);
        independent.keySet().retainAll(moving);
        independent.keySet().removeAll(partners.keySet());
        NormRule norm = NormRule.of(tolerances, independent.isEmpty() ? norms : independent);
        SortedSet<AccountId> usual = new TreeSet<>(independent.keySet());
        usual.removeIf(account -> norm.broken(norms.get(account)).isPresent());
        return new RoundGeometry(norms, norm, partners, Factions.of(gram, usual));
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

    /** Of the updates that are neither free riders nor in collusion nor outliers. */
    List<SortedSet<AccountId>> factions() {
        return factions;
    }
}
