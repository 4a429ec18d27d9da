package io.flock.client.simulate;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a simulated task went.
 *
 * @param accuracies on the examples that nobody trained on, after each round
 * @param penalties all of them, in order
 * @param attackers who attacked
 * @param poorer who ends with less than it staked
 * @param adopted in how many rounds a new model was adopted
 * @param trainingSeconds wall time spent in local training
 * @param trainings number of local trainings
 */
public record Outcome(
        List<Double> accuracies,
        List<Penalty> penalties,
        Set<AccountId> attackers,
        Set<AccountId> poorer,
        int adopted,
        double trainingSeconds,
        int trainings) {
    /** Copies the collections. */
    public Outcome {
        accuracies = List.copyOf(accuracies);
        penalties = List.copyOf(penalties);
        attackers = Set.copyOf(attackers);
        poorer = Set.copyOf(poorer);
    }

    /** Accuracy after the last round. */
    public double finalAccuracy() {
        return accuracies.get(accuracies.size() - 1);
    }

    /** The attackers that paid at least once for an update or a vote. */
    public Set<AccountId> attackersSlashed() {
        return penalties.stream()
                .map(Penalty::account)
                .filter(attackers::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Penalties of those who did nothing wrong. */
    public List<Penalty> honestSlashes() {
        return penalties.stream()
                .filter(penalty -> !attackers.contains(penalty.account()))
                .toList();
    }

    /** Those who did nothing wrong and end with less than they staked all the same. */
    public Set<AccountId> honestPoorer() {
        return poorer.stream().filter(account -> !attackers.contains(account)).collect(Collectors.toUnmodifiableSet());
    }

    /** How many penalties of attackers had this reason. */
    public long attackerSlashes(PenaltyReason reason) {
        return penalties.stream()
                .filter(penalty -> attackers.contains(penalty.account()) && penalty.reason() == reason)
                .count();
    }
}
