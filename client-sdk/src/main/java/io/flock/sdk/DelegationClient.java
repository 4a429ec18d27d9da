package io.flock.sdk;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.delegation.DelegationView;
import io.flock.protocol.delegation.PoolClaimResult;
import io.flock.protocol.delegation.PoolList;
import io.flock.protocol.delegation.PoolView;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.GetPool;
import io.flock.protocol.delegation.request.ListPools;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.SetSharingRatio;
import io.flock.protocol.delegation.request.Undelegate;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The contract {@code delegation}: pools that strengthen their owners' stakes in tasks of the Arena. */
@CheckReturnValue
public final class DelegationClient {
    private static final int MOST_DELEGATORS = 256;

    private final Contract contract;
    private final Spending spending;

    DelegationClient(Contract contract, Spending spending) {
        this.contract = contract;
        this.spending = spending;
    }

    /** Opens the caller's pool in a role; the owner keeps {@code ratio} of the reward that delegations add. */
    public Call<Committed<Done>> openPool(ArenaRole role, Millionths ratio, Amount minDelegation) {
        return contract.submit("OpenPool", new OpenPool(role, ratio, minDelegation));
    }

    /** Announces another ratio, which counts after governance's notice. */
    public Call<Committed<Done>> setSharingRatio(ArenaRole role, Millionths ratio) {
        return contract.submit("SetSharingRatio", new SetSharingRatio(role, ratio));
    }

    /** Delegates to a pool; it can be allotted a cool-down later. */
    public Call<Committed<Done>> delegate(AccountId owner, ArenaRole role, Amount amount) {
        return contract.call(() -> spending.spend(
                amount,
                Optional.empty(),
                credits -> contract.submitNow("Delegate", Done.class, new Delegate(owner, role, amount, credits))));
    }

    /** Takes back what no task holds. */
    public Call<Committed<Done>> undelegate(AccountId owner, ArenaRole role, Amount amount) {
        return contract.submit("Undelegate", new Undelegate(owner, role, amount));
    }

    /** Puts a part of the caller's pool into a task on which the caller has staked. */
    public Call<Committed<Done>> allot(TaskId task, Amount amount, List<AccountId> delegators) {
        return contract.submit("AllotPool", new AllotPool(task, amount, delegators));
    }

    /** Claims rewards and, after the end, the principal, which stays in the pool with {@code redelegate}. */
    public Call<Committed<PoolClaimResult>> claim(TaskId task, AccountId owner, boolean redelegate) {
        return contract.submit("ClaimPool", PoolClaimResult.class, new ClaimPool(task, owner, redelegate));
    }

    /** A pool with a page of its delegations; UNKNOWN_POOL. */
    public Call<PoolView> pool(AccountId owner, ArenaRole role, int pageSize, Optional<String> bookmark) {
        return contract.query("GetPool", PoolView.class, new GetPool(owner, role, pageSize, bookmark));
    }

    /** A page of all pools. */
    public Call<PoolList> pools(int pageSize, Optional<String> bookmark) {
        return contract.query("ListPools", PoolList.class, new ListPools(pageSize, bookmark));
    }

    /**
     * Whose delegations in a pool can be allotted, the greatest first, as many as one allotment takes.
     *
     * @param now epoch seconds
     */
    public Call<List<AccountId>> allottable(AccountId owner, ArenaRole role, long now) {
        return contract.call(() -> {
            List<DelegationView> settled = new ArrayList<>();
            Optional<String> bookmark = Optional.empty();
            do {
                PoolView page = pool(owner, role, MOST_DELEGATORS, bookmark).run();
                page.delegations().stream()
                        .filter(delegation -> delegation.settledAt() <= now)
                        .forEach(settled::add);
                bookmark = page.bookmark();
            } while (bookmark.isPresent());
            return settled.stream()
                    .sorted((a, b) ->
                            b.delegation().free().compareTo(a.delegation().free()))
                    .limit(MOST_DELEGATORS)
                    .map(DelegationView::delegator)
                    .toList();
        });
    }
}
