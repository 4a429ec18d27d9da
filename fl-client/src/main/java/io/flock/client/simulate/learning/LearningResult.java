package io.flock.client.simulate.learning;

import java.util.List;

/**
 * How a cell went.
 *
 * @param accuracies on examples that nobody trained on, after each round
 * @param triggered share of held-out examples of other classes that the trigger turns into the first class, at the end
 * @param adopted rounds with a new model
 * @param honestStake what is left of an honest stake on average at the end, 1 is what was staked; 1 where nobody pays
 * @param maliciousStake the same for the malicious; 1 where there are none
 * @param honestBelow share of the honest that end below what they staked
 * @param stakes the same stakes after each round; of no round where nobody pays
 */
public record LearningResult(
        LearningCell cell,
        List<Double> accuracies,
        double triggered,
        int adopted,
        double honestStake,
        double maliciousStake,
        double honestBelow,
        StakeCourse stakes) {
    /** Copies the list. */
    public LearningResult {
        accuracies = List.copyOf(accuracies);
    }

    /** Accuracy after the last round. */
    public double accuracy() {
        return accuracies.get(accuracies.size() - 1);
    }
}
