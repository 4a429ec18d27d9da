package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** What happens to members beside money: absences, tips, leaving, being out. */
final class RosterUpdate {
    private RosterUpdate() {}

    /** Marks who was missing in a round, from the next draw or, when late, from the one after; counts kept preimages. */
    static Roster absences(Roster roster, List<Fault> faults, int round) {
        return each(roster, member -> {
            Member marked = member;
            for (Fault fault : faults) {
                if (fault.account().equals(member.account())) {
                    marked = fault.isAbsence() ? marked.absentIn(fault.late() ? round + 1 : round) : marked;
                    marked = fault.isWithheldPreimage() ? marked.withheldAgain() : marked;
                }
            }
            return marked;
        });
    }

    /** Moves tips to the preimages that were shown. */
    static Roster tips(Roster roster, SortedMap<AccountId, Digest> preimages) {
        return each(
                roster,
                member -> preimages.containsKey(member.account())
                        ? member.withTip(preimages.get(member.account()))
                        : member);
    }

    /** Out with who has under half of the minimum stake: {@code 2 · stake < minStake}. */
    static Roster removals(Roster roster, TaskDefinition definition) {
        return each(
                roster,
                member -> member.isActive()
                                && member.stake()
                                        .isLessThan(definition
                                                .minStake()
                                                .minus(member.stake().min(definition.minStake())))
                        ? member.withStatus(MemberStatus.REMOVED)
                        : member);
    }

    /** Marks whose leaving counts from the coming round on. */
    static Roster leaves(Roster roster, SortedMap<AccountId, LeaveRecord> leaves, int comingRound) {
        return each(
                roster,
                member -> member.isActive() && Candidates.hasLeft(member, leaves, comingRound)
                        ? member.withStatus(MemberStatus.LEFT)
                        : member);
    }

    static Roster each(Roster roster, UnaryOperator<Member> change) {
        return roster.withMembers(roster.members().stream().map(change).toList());
    }
}
