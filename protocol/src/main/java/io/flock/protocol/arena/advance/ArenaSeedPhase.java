package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaFault;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.beacon.Beacon;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a SEED phase makes: the first seed, of the preimages of everybody who takes part. */
final class ArenaSeedPhase {
    private ArenaSeedPhase() {}

    /**
     * Silence costs {@code absentSlash} and the seat. With not more than half of the preimages the phase is void: the silent
     * pay, it counts as an epoch and runs again, and the second void one in a row ends the task.
     */
    static ArenaOutcome advance(ArenaAdvanceInput input) {
        ArenaRoster before = input.frozen();
        int epoch = input.phase().epoch();
        List<AccountId> expected = before.members().stream()
                .filter(ArenaMember::isActive)
                .map(ArenaMember::account)
                .toList();
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        input.records().seeds().forEach((account, record) -> preimages.put(account, record.preimage()));
        List<ArenaFault> silent = expected.stream()
                .filter(account -> !preimages.containsKey(account))
                .map(account -> new ArenaFault(account, PenaltyReason.ABSENT))
                .toList();
        boolean voided = 2 * preimages.size() <= expected.size();
        ArenaPenalties penalties = ArenaPenalties.take(before, input.definition(), silent);
        Digest seed = Beacon.ofSeedPhase(input.channel(), input.task().taskId(), epoch, before.digest(), preimages);
        ArenaRoster after = penalties
                .roster()
                .each(member -> preimages.containsKey(member.account())
                        ? member.withTip(preimages.get(member.account()))
                        : member)
                .each(member -> isSilent(member, silent) ? silenced(member, voided) : member)
                .withSeed(seed);
        ArenaStep step = ArenaStep.of(input).toTreasury(penalties.total());
        if (!voided) {
            ArenaRoster counted = after.withVoidStreak(0);
            return ArenaAdmission.canJudge(input.definition(), counted)
                    ? step.with(counted).to(ArenaPhase.SUBMIT)
                    : step.with(counted).end(ArenaPhase.COMPLETED);
        }
        ArenaRoster again = after.withVoidStreak(before.voidStreak() + 1);
        EpochSettlement settlement =
                ArenaSettling.unheld(input, again, new ArenaPenalties(again, penalties.list(), penalties.delegated()));
        ArenaStep voidStep = step.with(again).settle(settlement);
        if (again.voidStreak() >= ArenaSettling.VOID_EPOCHS_THAT_END) {
            return voidStep.end(ArenaPhase.CANCELLED);
        }
        return epoch + 1 < input.definition().epochs() && ArenaAdmission.canJudge(input.definition(), again)
                ? voidStep.inEpoch(epoch + 1).to(ArenaPhase.SEED)
                : voidStep.end(ArenaPhase.COMPLETED);
    }

    private static boolean isSilent(ArenaMember member, List<ArenaFault> silent) {
        return silent.stream().anyMatch(fault -> fault.account().equals(member.account()));
    }

    private static ArenaMember silenced(ArenaMember member, boolean voided) {
        return voided ? member.withheldAgain() : member.withheldAgain().removed();
    }
}
