package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.arena.ArenaFault;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prices faults and takes the money: silence costs {@code absentSlash}, a lie {@code slashFraction} of the stake at the
 * epoch's start, each capped by what is left, so that an empty stake stops no batch (attack 12). All of it goes to the
 * treasury: neither creator nor keeper gains from slashes. Where stakes are gmFLOCK the price is burned, and the FLOCK behind
 * it go there. Under half of the role's minimum stake an account is out.
 *
 * @param roster after the penalties
 * @param list in the order in which they were taken
 * @param delegated what was taken of delegated stakes, by whose pool it was
 */
record ArenaPenalties(ArenaRoster roster, List<Penalty> list, SortedMap<AccountId, Amount> delegated) {
    static ArenaPenalties none(ArenaRoster roster) {
        return new ArenaPenalties(roster, List.of(), new TreeMap<>());
    }

    static ArenaPenalties take(ArenaRoster before, ArenaTask definition, List<ArenaFault> faults) {
        List<Penalty> penalties = new ArrayList<>();
        SortedMap<AccountId, ArenaMember> left = new TreeMap<>();
        before.members().forEach(member -> left.put(member.account(), member));
        SortedMap<AccountId, Amount> delegated = new TreeMap<>();
        for (ArenaFault fault : faults) {
            Amount atStart = before.member(fault.account()).orElseThrow().stake();
            Amount price = fault.reason().isLie() ? definition.lieSlash(atStart) : definition.absentSlash();
            ArenaMember member = left.get(fault.account());
            Amount amount = price.min(member.stake());
            ArenaMember slashed = member.slashed(amount);
            left.put(fault.account(), slashed);
            Amount ofPool = member.delegated().minus(slashed.delegated());
            if (!ofPool.isZero()) {
                delegated.merge(fault.account(), ofPool, Amount::plus);
            }
            Amount moved = member.money().minus(slashed.money());
            penalties.add(new Penalty(
                    fault.account(), fault.reason(), amount, member.cover().map(behind -> moved)));
        }
        ArenaRoster after = before.each(member -> left.get(member.account()))
                .each(member -> isOut(member, definition) ? member.removed() : member);
        return new ArenaPenalties(after, List.copyOf(penalties), delegated);
    }

    /** The FLOCK that they bring to the treasury. */
    Amount total() {
        return Amount.sum(list.stream().map(Penalty::flock).toList()).plus(Amount.sum(delegated.values()));
    }

    /** Who takes part no more, though it did before. */
    List<AccountId> removed(ArenaRoster before) {
        return roster.members().stream()
                .filter(member -> !member.isActive())
                .map(ArenaMember::account)
                .filter(account -> before.member(account).orElseThrow().isActive())
                .toList();
    }

    private static boolean isOut(ArenaMember member, ArenaTask definition) {
        Amount minStake = definition.seats(member.role()).minStake();
        return member.isActive()
                && member.stake().isLessThan(minStake.minus(member.stake().min(minStake)));
    }
}
