package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The frozen stake that acted in an epoch: what emission counts (attack 49). */
final class ActingStake {
    private static final List<PenaltyReason> DID_NOT_ACT =
            List.of(PenaltyReason.ABSENT, PenaltyReason.UNREVEALED, PenaltyReason.LEAKED);

    private ActingStake() {}

    /**
     * The effective stakes of nodes with a submission in the epoch, and of validators that checked in and showed all that
     * they owed. A node may sit an epoch out; then its stake counts for nothing.
     *
     * @param before the roster as the epoch began
     */
    static Amount of(ArenaRoster before, EpochDocument epoch) {
        Set<AccountId> acted = new TreeSet<>(epoch.ready());
        epoch.entries().stream().map(EpochEntry::node).forEach(acted::add);
        epoch.faults().stream()
                .filter(fault -> DID_NOT_ACT.contains(fault.reason()))
                .forEach(fault -> acted.remove(fault.account()));
        return Amount.sum(before.members().stream()
                .filter(ArenaMember::isActive)
                .filter(member -> acted.contains(member.account()))
                .map(ArenaMember::effective)
                .toList());
    }
}
