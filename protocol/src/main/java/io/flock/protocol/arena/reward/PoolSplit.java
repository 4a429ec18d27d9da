package io.flock.protocol.arena.reward;

import io.flock.protocol.arena.PoolOwner;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.delegation.DelegationSplit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Divides what was computed with all that is delegated between members and their pools. What a member would have got without
 * its pool is computed by the same division, of the same whole and at the same ranks, with its own stake in place of the
 * effective one.
 *
 * @param owners what members get
 * @param pools what of it went to their pools; only members that have one and are paid
 */
public record PoolSplit(SortedMap<AccountId, Amount> owners, List<PoolShare> pools) {
    /**
     * Splits one division.
     *
     * @param effective stakes of all who take part in it
     * @param backed who of them has a pool
     * @param division from effective stakes to rewards
     */
    public static PoolSplit of(
            SortedMap<AccountId, Amount> effective,
            List<PoolOwner> backed,
            UnaryOperator<SortedMap<AccountId, Amount>> division) {
        SortedMap<AccountId, Amount> with = division.apply(effective);
        SortedMap<AccountId, Amount> owners = new TreeMap<>(with);
        List<PoolShare> pools = new ArrayList<>();
        for (PoolOwner owner : backed) {
            Amount all = with.getOrDefault(owner.account(), Amount.ZERO);
            if (!all.isZero()) {
                SortedMap<AccountId, Amount> own = new TreeMap<>(effective);
                own.put(owner.account(), owner.own());
                Amount without = division.apply(own).getOrDefault(owner.account(), Amount.ZERO);
                Amount reward = DelegationSplit.pool(all, without, owner.ratio());
                owners.put(owner.account(), all.minus(reward));
                pools.add(new PoolShare(owner.account(), all, without, reward, Amount.ZERO));
            }
        }
        return new PoolSplit(owners, List.copyOf(pools));
    }
}
