package io.flock.protocol.delegation;

import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * A pool, a page of its delegations, and the tasks it is allotted to.
 *
 * @param free what the page's delegations have free
 * @param bookmark where the next page begins
 */
public record PoolView(
        PoolDocument pool,
        Amount free,
        List<DelegationView> delegations,
        List<AllotmentView> allotments,
        Optional<String> bookmark) {
    /** A task that the pool is in. */
    public record AllotmentView(TaskId task, AllotmentRecord allotment, AllotmentParts parts) {}
}
