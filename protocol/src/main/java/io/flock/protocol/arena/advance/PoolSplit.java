package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.Backing;
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
record PoolSplit(SortedMap<AccountId, Amount> owners, List<PoolShare> pools) {
    /**
     * Splits one division.
     *
     * @param division from effective stakes to rewards
     */
    static PoolSplit of(ArenaRoster roster, ArenaRole role, UnaryOperator<SortedMap<AccountId, Amount>> division) {
        SortedMap<AccountId, Amount> stakes = roster.stakes(role);
        SortedMap<AccountId, Amount> with = division.apply(stakes);
        SortedMap<AccountId, Amount> owners = new TreeMap<>(with);
        List<PoolShare> pools = new ArrayList<>();
        for (ArenaMember member : roster.active(role)) {
            Amount all = with.getOrDefault(member.account(), Amount.ZERO);
            if (member.backing().isPresent() && !all.isZero()) {
                Backing backing = member.backing().get();
                SortedMap<AccountId, Amount> own = new TreeMap<>(stakes);
                own.put(member.account(), member.stake());
                Amount without = division.apply(own).getOrDefault(member.account(), Amount.ZERO);
                Amount reward = DelegationSplit.pool(all, without, backing.ratio());
                owners.put(member.account(), all.minus(reward));
                pools.add(new PoolShare(member.account(), all, without, reward, Amount.ZERO));
            }
        }
        return new PoolSplit(owners, List.copyOf(pools));
    }
}
