package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.beacon.Beacon;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a SEED phase makes.
 *
 * @param voided not more than half of those expected revealed
 * @param roster after it: tips moved, the silent charged and, unless it is void, out
 * @param revealed who revealed, as they are now; the round is drawn from them
 * @param treasury what goes there of the penalties
 */
record SeedPhase(
        boolean voided, Digest seed, Roster roster, List<Member> revealed, List<Penalty> penalties, Amount treasury) {

    /** Silence costs {@code absentSlash} and counts as a preimage kept back. */
    static SeedPhase of(AdvanceInput input) {
        int round = input.phase().round();
        Roster before = input.roster().orElseThrow();
        List<AccountId> expected =
                Expected.inSeed(input, before).stream().map(Member::account).toList();
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        expected.forEach(account -> {
            if (input.records().seeds().containsKey(account)) {
                preimages.put(account, input.records().seeds().get(account).preimage());
            }
        });
        boolean voided = 2 * preimages.size() <= expected.size();
        List<Fault> silent = expected.stream()
                .filter(account -> !preimages.containsKey(account))
                .map(account -> new Fault(account, PenaltyReason.ABSENT, false))
                .toList();
        Penalties penalties = Penalties.take(before, input.task(), silent, input.keeper());
        Digest seed = Beacon.ofSeedPhase(input.channel(), input.task().taskId(), round, before.digest(), preimages);
        Roster after = RosterUpdate.removals(
                RosterUpdate.each(
                        RosterUpdate.tips(RosterUpdate.absences(penalties.roster(), silent, round), preimages),
                        member -> silenced(member, silent, voided)),
                input.task().definition());
        List<Member> revealed = after.members().stream()
                .filter(member -> preimages.containsKey(member.account()))
                .toList();
        return new SeedPhase(voided, seed, after, revealed, penalties.list(), penalties.treasury());
    }

    private static Member silenced(Member member, List<Fault> silent, boolean voided) {
        boolean isSilent = silent.stream().anyMatch(fault -> fault.account().equals(member.account()));
        if (!isSilent) {
            return member;
        }
        return voided ? member.withheldAgain() : member.withheldAgain().withStatus(MemberStatus.REMOVED);
    }
}
