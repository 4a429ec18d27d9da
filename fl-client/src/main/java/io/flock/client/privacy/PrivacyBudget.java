package io.flock.client.privacy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/**
 * How much a participant is willing to let its updates tell about its data, over all rounds of a task.
 *
 * @param epsilon ε, above 0
 * @param delta δ, in (0, 1); well below one over the number of people in the data
 */
public record PrivacyBudget(double epsilon, double delta) {
    /** Refuses a budget that means nothing ({@code USAGE}). */
    public PrivacyBudget {
        if (!(epsilon > 0) || !Double.isFinite(epsilon) || !(delta > 0 && delta < 1)) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "a privacy budget of epsilon " + epsilon + " at delta " + delta,
                    "give an epsilon above 0 and a delta between 0 and 1");
        }
    }

    /** Whether so many releases stay within it. */
    public boolean allows(RenyiAccountant accountant, long releases) {
        return accountant.epsilon(releases, delta) <= epsilon;
    }

    /** How many releases stay within it, {@code most} at most. */
    public long releases(RenyiAccountant accountant, long most) {
        long within = 0;
        long beyond = most + 1;
        while (beyond - within > 1) {
            long middle = within + (beyond - within) / 2;
            if (allows(accountant, middle)) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }
}
