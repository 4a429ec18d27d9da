package io.flock.client.simulate.learning;

import java.util.List;

/**
 * What is left of a stake on average, round by round; 1 is what was staked.
 *
 * @param honest after each round, of the honest
 * @param malicious after the same rounds, of the malicious; 1 where there are none
 */
public record StakeCourse(List<Double> honest, List<Double> malicious) {
    /** Where nobody stakes, and where it was not written down. */
    public static final StakeCourse NONE = new StakeCourse(List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException they are not of the same rounds
     */
    public StakeCourse {
        honest = List.copyOf(honest);
        malicious = List.copyOf(malicious);
        if (honest.size() != malicious.size()) {
            throw new IllegalArgumentException(honest.size() + " rounds of the honest and " + malicious.size()
                    + " of the malicious are not the same");
        }
    }
}
