package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.reward.Ranking;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** Settles an epoch: penalties first, then ranks and rewards. */
final class ArenaSettling {
    static final int VOID_EPOCHS_THAT_END = 2;

    private ArenaSettling() {}

    /**
     * Settles an epoch and goes on. A void one judges and pays nothing; its absent and its unrevealed commitments pay.
     *
     * @param step with the roster as the advance has changed it so far
     */
    static ArenaOutcome settle(ArenaStep step, EpochDocument epoch, boolean voided) {
        ArenaAdvanceInput input = step.input();
        Digest seed = step.roster().seed().orElseThrow();
        List<Result> results = voided ? List.of() : epoch.results();
        Ranked ranked = Ranked.of(input, step.roster(), epoch, results);
        ArenaRoster before = ranked.roster();
        List<Rank> ranking =
                Ranking.of(ranked.contenders(), input.definition().rewards().minGain(), seed);
        EpochPay pay = voided || results.isEmpty()
                ? EpochPay.nothing()
                : EpochPay.of(input, before, ranking, EpochWorks.of(input, epoch, results), seed);
        ArenaPenalties penalties = ArenaPenalties.take(before, input.definition(), epoch.faults());
        ArenaRoster paid = penalties
                .roster()
                .withPool(before.pool().minus(pay.total()))
                .withLocked(before.locked().plus(pay.locked()))
                .withVoidStreak(voided ? before.voidStreak() + 1 : 0);
        ArenaRoster good = pay.payouts().isEmpty() ? paid : pay.remembered(paid);
        ArenaRoster after = ranking.isEmpty() ? good : good.withRanking(ranking, first(ranking.get(0), ranked));
        EpochSettlement settlement = new EpochSettlement(
                epoch.epoch(),
                voided,
                seed,
                results,
                ranking,
                ranked.unimproved(),
                pay.whole(),
                pay.split().nodes(),
                pay.split().validators(),
                pay.locked(),
                pay.payouts(),
                pay.shares(penalties.delegated()),
                penalties.list(),
                penalties.removed(before),
                input.keeper(),
                after.pool(),
                after.locked());
        ArenaStep settled = step.with(after).toTreasury(penalties.total()).settle(settlement);
        return next(voided ? settled : settled.acted(ActingStake.of(before, epoch)), settlement);
    }

    private static ArenaOutcome next(ArenaStep step, EpochSettlement settlement) {
        ArenaTask definition = step.input().definition();
        int epoch = step.input().phase().epoch();
        if (definition.isFinal(epoch)) {
            return FinalValidation.isUnreadable(settlement.results())
                    ? FinalValidation.withoutKey(step, settlement)
                    : step.end(ArenaPhase.COMPLETED);
        }
        if (step.roster().voidStreak() >= VOID_EPOCHS_THAT_END) {
            return step.end(ArenaPhase.CANCELLED);
        }
        if (!ArenaAdmission.canJudge(definition, step.roster())) {
            return step.end(ArenaPhase.COMPLETED);
        }
        if (epoch + 1 < definition.epochs()) {
            return step.inEpoch(epoch + 1).to(ArenaPhase.SUBMIT);
        }
        boolean submitted = step.roster().active(ArenaRole.NODE).stream()
                .anyMatch(member ->
                        step.roster().candidate(member, definition.rewards()).isPresent());
        return submitted ? step.inEpoch(epoch + 1).to(ArenaPhase.FINAL_KEY) : step.end(ArenaPhase.COMPLETED);
    }

    /** The settlement of an epoch that came to nothing. */
    static EpochSettlement nothing(ArenaAdvanceInput input, ArenaRoster roster) {
        return unheld(input, roster, ArenaPenalties.none(roster));
    }

    /** The settlement of an epoch that ended with its SEED phase. */
    static EpochSettlement unheld(ArenaAdvanceInput input, ArenaRoster after, ArenaPenalties penalties) {
        return new EpochSettlement(
                input.phase().epoch(),
                !input.definition().isFinal(input.phase().epoch()),
                after.seed().orElseThrow(),
                List.of(),
                List.of(),
                Optional.empty(),
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                List.of(),
                EpochPay.nothing().shares(penalties.delegated()),
                penalties.list(),
                penalties.removed(input.frozen()),
                input.keeper(),
                after.pool(),
                after.locked());
    }

    static EpochSettlement withPenalties(EpochSettlement of, List<Penalty> penalties) {
        return new EpochSettlement(
                of.epoch(),
                of.voided(),
                of.seed(),
                of.results(),
                of.ranking(),
                of.unimproved(),
                of.reward(),
                of.nodeReward(),
                of.validatorReward(),
                of.lockedReward(),
                of.payouts(),
                of.pools(),
                penalties,
                of.removed(),
                of.keeper(),
                of.poolAfter(),
                of.lockedAfter());
    }

    private static ConsensusModel first(Rank best, Ranked ranked) {
        return new ConsensusModel(
                best.account(), ranked.submissions().get(best.account()).model(), best.score());
    }
}
