package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.SortedMap;

/**
 * Who can be drawn for a round. It is fixed before the round's seed can be known: a leave counts from the round after the
 * next, and the caller gives the roster as it was when the last preimage was shown.
 */
public final class Candidates {
    private static final int FEWEST = 3;
    private static final int FEWEST_ORGANISATIONS = 2;

    private Candidates() {}

    /**
     * Active members with the minimum stake that were not absent in the round before and have not left; after a void
     * round, when fewer than {@code minParticipants} would remain, also those who were absent.
     */
    public static List<Member> of(
            Roster roster, TaskDefinition definition, SortedMap<AccountId, LeaveRecord> leaves, int round) {
        List<Member> able = roster.members().stream()
                .filter(Member::isActive)
                .filter(member -> !member.stake().isLessThan(definition.minStake()))
                .filter(member -> !hasLeft(member, leaves, round))
                .toList();
        List<Member> present = able.stream()
                .filter(member ->
                        member.absentIn().filter(absent -> absent == round - 1).isEmpty())
                .toList();
        boolean letIn = roster.voidStreak() > 0 && present.size() < definition.minParticipants();
        return letIn ? able : present;
    }

    /** A leave in round r counts from r + 2. */
    public static boolean hasLeft(Member member, SortedMap<AccountId, LeaveRecord> leaves, int round) {
        LeaveRecord leave = leaves.get(member.account());
        return leave != null && leave.round() + 2 <= round;
    }

    /** Whether a round can be held: at least three accounts of at least two organisations. */
    public static boolean suffice(List<Member> candidates) {
        return candidates.size() >= FEWEST
                && candidates.stream()
                                .map(member -> member.account().organisation())
                                .distinct()
                                .count()
                        >= FEWEST_ORGANISATIONS;
    }
}
