package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prices faults and takes the money: silence costs {@code absentSlash}, a lie {@code slashFraction} of the stake at round
 * start, each capped by what is left, so that an empty stake stops no batch (attack 12). A tenth of a lie's price goes to
 * the keeper, unless it is of the offender's organisation, or of the creator's, who never gains from slashes (attack 38); the
 * rest goes to the pool, and so does all of an absence. Where stakes are gmFLOCK, the price is burned, all this is said of the
 * FLOCK behind it, and the rest goes to the treasury: from the pool it could come back to who was punished, as a creator or a
 * winner, long before its lock's days are over and without the fee.
 *
 * @param roster after the penalties
 * @param list in the order in which they were taken
 * @param bonus the keeper's part of them
 * @param treasury what goes there
 */
record Penalties(Roster roster, List<Penalty> list, Amount bonus, Amount treasury) {
    private static final Millionths KEEPER = Millionths.of(100_000);

    /** Takes the penalties from the stakes that stand in the roster, which are those at round start. */
    static Penalties take(Roster before, TaskDocument task, List<Fault> faults, AccountId keeper) {
        SortedMap<AccountId, Member> members = new TreeMap<>();
        before.members().forEach(member -> members.put(member.account(), member));
        List<Penalty> penalties = new ArrayList<>();
        Amount bonus = Amount.ZERO;
        for (Fault fault : faults) {
            Member member = members.get(fault.account());
            Amount atStart = before.member(fault.account()).orElseThrow().stake();
            Amount amount = price(fault.reason(), task.definition(), atStart).min(member.stake());
            Member slashed = member.slashed(amount);
            Amount moved = member.money().minus(slashed.money());
            members.put(fault.account(), slashed);
            penalties.add(new Penalty(
                    fault.account(), fault.reason(), amount, member.cover().map(behind -> moved)));
            if (fault.reason().isLie() && mayGain(keeper, fault.account(), task)) {
                bonus = bonus.plus(KEEPER.of(moved));
            }
        }
        Amount taken = Amount.sum(penalties.stream().map(Penalty::flock).toList());
        Amount rest = taken.minus(bonus);
        Amount toPool = task.definition().penaltiesToTreasury() ? Amount.ZERO : rest;
        Roster after = before.withMembers(List.copyOf(members.values()))
                .withPool(before.pool().plus(toPool))
                .withDue(keeper, bonus);
        return new Penalties(after, List.copyOf(penalties), bonus, rest.minus(toPool));
    }

    private static boolean mayGain(AccountId keeper, AccountId offender, TaskDocument task) {
        return !keeper.organisation().equals(offender.organisation())
                && !keeper.organisation().equals(task.creator().organisation());
    }

    private static Amount price(PenaltyReason reason, TaskDefinition definition, Amount stakeAtStart) {
        return reason.isLie() ? definition.lieSlash(stakeAtStart) : definition.absentSlash();
    }
}
