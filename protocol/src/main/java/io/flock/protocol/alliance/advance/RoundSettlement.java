package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * Settles a round by its explicit number: penalties first, then the reward.
 *
 * @param round the round's document with its settlement
 * @param roster after it
 * @param draw the roster from which the next round is drawn: as it was when the last preimage was shown, without what
 *     happened after, and without rewards, so that nobody who knows the next seed can change whom it draws
 * @param treasury what goes there of the penalties
 */
record RoundSettlement(RoundDocument round, Roster roster, Roster draw, Amount treasury) {

    /**
     * A void round: the model stays, the silent pay, a commitment that was not revealed pays as a lie, nobody else does,
     * and nobody is paid. Otherwise all faults pay, the agreed aggregate becomes the global model, and the reward goes to
     * those who acted wherever expected, neither slashed nor unpaid.
     *
     * @param aggregated whether the round had its aggregate phases
     */
    static RoundSettlement of(AdvanceInput input, RoundDocument round, Tally tally, boolean aggregated) {
        TaskDefinition definition = input.task().definition();
        PhaseRecords records = input.records();
        Roster before = input.roster().orElseThrow();
        Optional<ModelRef> adopted = aggregated ? DigestQuorum.of(round, records) : Optional.empty();
        Faults finder = new Faults(definition, round, tally, records);
        List<Fault> faults = finder.find(aggregated, adopted);
        List<Fault> early = faults.stream().filter(fault -> !fault.late()).toList();

        Penalties penalties = Penalties.take(before, input.task(), faults, input.keeper());
        List<Seat> faultless = round.seats().stream()
                .filter(seat ->
                        faults.stream().noneMatch(fault -> fault.account().equals(seat.account())))
                .toList();
        List<AccountId> unpaid = tally.voided()
                ? List.of()
                : faultless.stream().filter(finder::isUnpaid).map(Seat::account).toList();
        List<Stakeholding> good = tally.voided()
                ? List.of()
                : faultless.stream()
                        .filter(seat -> !unpaid.contains(seat.account()))
                        .map(seat -> new Stakeholding(seat.account(), seat.stake()))
                        .toList();
        List<Payout> payouts = good.isEmpty()
                ? List.of()
                : RoundReward.split(
                        RoundReward.of(penalties.roster().pool(), definition.rounds() - round.round()),
                        good,
                        round.seed());

        Roster paid = RoundReward.pay(penalties.roster(), payouts);
        Roster settled = RosterUpdate.removals(
                        RosterUpdate.tips(
                                RosterUpdate.absences(paid, faults, round.round()), Reveals.preimages(round, records)),
                        definition)
                .withVoidStreak(tally.voided() ? before.voidStreak() + 1 : 0)
                .withLastGood(good.isEmpty() ? before.lastGood() : good)
                .withModel(adopted.map(GlobalModel::ofArtifact).orElse(before.model()));
        Roster after = RosterUpdate.leaves(settled, records.leaves(), round.round() + 1);
        Roster draw = tally.voided()
                ? after
                : RosterUpdate.removals(
                                RosterUpdate.absences(
                                        Penalties.take(before, input.task(), early, input.keeper())
                                                .roster(),
                                        early,
                                        round.round()),
                                definition)
                        .withVoidStreak(0);
        Settlement settlement = new Settlement(
                tally.voided(),
                adopted,
                penalties.list(),
                input.keeper(),
                penalties.bonus(),
                Amount.sum(payouts.stream().map(Payout::amount).toList()),
                payouts,
                unpaid,
                removed(before, after),
                after.pool());
        return new RoundSettlement(
                round.withTally(tally).withSettlement(settlement), after, draw, penalties.treasury());
    }

    /** The settlement of a round that ended with its SEED phase. */
    static Settlement ofSeedPhase(Roster before, Roster after, AccountId keeper) {
        return new Settlement(
                true,
                Optional.empty(),
                List.<Penalty>of(),
                keeper,
                Amount.ZERO,
                Amount.ZERO,
                List.of(),
                List.of(),
                removed(before, after),
                after.pool());
    }

    private static List<AccountId> removed(Roster before, Roster after) {
        return after.members().stream()
                .filter(member -> member.status() == MemberStatus.REMOVED)
                .map(Member::account)
                .filter(account -> before.member(account).orElseThrow().isActive())
                .toList();
    }
}
