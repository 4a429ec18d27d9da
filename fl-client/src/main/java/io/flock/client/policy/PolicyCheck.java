package io.flock.client.policy;

import io.flock.client.bundle.Bundle;
import io.flock.client.privacy.PrivacyBudget;
import io.flock.client.privacy.PrivateRelease;
import io.flock.client.privacy.RenyiAccountant;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a policy allows to take part in a task. */
public final class PolicyCheck {
    private final LocalPolicy policy;
    private final PolicyTask task;
    private final Bundle bundle;
    private final int samples;

    /** @param samples examples that the participant brings, train and test */
    public PolicyCheck(LocalPolicy policy, PolicyTask task, Bundle bundle, int samples) {
        this.policy = policy;
        this.task = task;
        this.bundle = bundle;
        this.samples = samples;
    }

    /**
     * The most that the task's updates can tell, at the policy's δ: one in each round, or as many as the participant's own
     * budget allows. Empty where the policy does not limit it.
     *
     * @param own budget, whose ε may be at another δ
     * @throws FlockException {@code POLICY_REFUSED}: the policy limits it, and the bundle adds no noise
     */
    public Optional<Double> epsilon(Optional<PrivacyBudget> own) {
        return policy.privacy().map(yearly -> {
            PrivateRelease release = bundle.training()
                    .privateRelease()
                    .orElseThrow(() -> refused("the task's bundle adds no noise, so no epsilon holds"));
            RenyiAccountant accountant = new RenyiAccountant(release.mechanism());
            long updates = own.map(budget -> budget.releases(accountant, task.updates()))
                    .orElse((long) task.updates());
            return accountant.epsilon(updates, yearly.delta());
        });
    }

    /**
     * Nothing, where the policy allows it.
     *
     * @param epsilon of this task, from {@link #epsilon}
     * @param others what the other tasks of the year were promised
     * @throws FlockException {@code POLICY_REFUSED}, with every reason
     */
    public void require(Optional<Double> epsilon, double others) {
        List<String> reasons = new ArrayList<>();
        policy.tasks().ifPresent(tasks -> {
            if (!tasks.contains(task.id().toString())) {
                reasons.add("the task is none of " + tasks);
            }
        });
        policy.creators().ifPresent(creators -> {
            AccountId creator = task.creator();
            if (!creators.contains(creator.toString())
                    && !creators.contains(creator.organisation().text())) {
                reasons.add("its creator " + creator + " is none of " + creators);
            }
        });
        policy.metrics().ifPresent(metrics -> {
            List<Metric> measured = new ArrayList<>(bundle.evaluation().secondary());
            measured.add(0, bundle.evaluation().metric());
            measured.removeAll(metrics);
            if (!measured.isEmpty()) {
                reasons.add("models would be measured by "
                        + measured.stream().map(PolicyFile::metricName).toList() + ", allowed are "
                        + metrics.stream().map(PolicyFile::metricName).toList());
            }
        });
        if (samples < policy.minSamples()) {
            reasons.add(samples + " examples are fewer than " + policy.minSamples());
        }
        policy.privacy().ifPresent(yearly -> {
            double sum = epsilon.orElse(0.0) + others;
            if (sum > yearly.epsilon()) {
                reasons.add("with " + epsilon.orElse(0.0) + " for this task epsilon would be " + sum
                        + " in a year, above " + yearly.epsilon());
            }
        });
        if (!reasons.isEmpty()) {
            throw refused(String.join("; ", reasons));
        }
    }

    private FlockException refused(String why) {
        return new FlockException(
                ErrorCode.POLICY_REFUSED,
                "the organisation's policy forbids the task " + task.id() + ": " + why,
                "take part in another task, or ask whoever answers for the policy");
    }
}
