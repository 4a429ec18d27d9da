package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.Score;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a completed task as the ledger knows it.
 *
 * @param creator of the task
 * @param arena the Arena task whose consensus model an Alliance task began with
 * @param metric what the Arena scored this very model by
 * @param measured the Arena's consensus score of this very model
 * @param rewards what the settlements of the lineage paid each account
 */
public record Origin(
        TaskName task,
        AccountId creator,
        ContentRef bundle,
        ModelRef model,
        Optional<TaskId> arena,
        Optional<Metric> metric,
        Optional<Score> measured,
        SortedMap<AccountId, Amount> rewards) {
    public Origin {
        rewards = Collections.unmodifiableSortedMap(new TreeMap<>(rewards));
    }

    /** Whether an account may list the result: it created the task or was paid for its part in the lineage. */
    public boolean isListableBy(AccountId account) {
        return creator.equals(account) || rewards.containsKey(account);
    }
}
