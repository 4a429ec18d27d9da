package io.flock.client.policy;

import io.flock.protocol.arena.Metric;
import java.util.List;
import java.util.Optional;

/**
 * An organisation's rules; what is empty is not limited.
 *
 * @param tasks ids of the only tasks that are allowed
 * @param creators accounts ({@code Org1MSP::user1}) or organisations ({@code Org1MSP}) whose tasks are allowed
 * @param metrics by which models may be measured on the organisation's data, since what comes of it leaves the house
 * @param minSamples examples that a participant must have at least, so that an update tells of many
 * @param privacy what may be told in a year
 */
public record LocalPolicy(
        Optional<List<String>> tasks,
        Optional<List<String>> creators,
        Optional<List<Metric>> metrics,
        int minSamples,
        Optional<YearlyPrivacy> privacy) {
    /** Copies the lists. */
    public LocalPolicy {
        tasks = tasks.map(List::copyOf);
        creators = creators.map(List::copyOf);
        metrics = metrics.map(List::copyOf);
    }

    /**
     * The most that all tasks of 365 days together may tell by differential privacy.
     *
     * @param epsilon the sum of the tasks' epsilons
     * @param delta that each of them is at
     */
    public record YearlyPrivacy(double epsilon, double delta) {}
}
