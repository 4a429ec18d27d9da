package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaFault;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.jury.Judgement;
import io.flock.protocol.arena.jury.Report;
import io.flock.protocol.committee.CappedWeights;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a DISPUTE-REVEAL phase makes: the results that stand, and whose scores were false. */
final class Disputing {
    private static final int FEWEST_ORGANISATIONS = 2;

    private Disputing() {}

    /**
     * A dispute's result stands. Where not more than half of its jury, by accounts or by weight, revealed, the submission is
     * unscored: a jury that may be captured is not believed instead.
     */
    static ArenaOutcome advance(ArenaAdvanceInput input) {
        EpochDocument epoch = input.judging();
        JuryRules rules = input.definition().jury();
        SortedMap<AccountId, Amount> stakes = input.frozen().stakes(ArenaRole.VALIDATOR);
        ScoreSheets again = new ScoreSheets(
                        epoch, ArenaPhase.DISPUTE_COMMIT, input.records().scores(), stakes)
                .without(input.records().leaked());
        ScoreSheets first = firstStage(input);
        List<ArenaFault> faults = new ArrayList<>(epoch.faults());
        faults.addAll(JuryFaults.missing(epoch.jury(ArenaPhase.DISPUTE_COMMIT), input.records()));
        List<Result> results = new ArrayList<>();
        for (Result result : epoch.results()) {
            Optional<Assignment> dispute = epoch.disputed().stream()
                    .filter(assignment -> assignment.node().equals(result.node()))
                    .findFirst();
            if (dispute.isEmpty()) {
                results.add(result);
                continue;
            }
            List<Report> reports = isEnough(dispute.get(), stakes, again) ? again.reports(result.node()) : List.of();
            Judgement judgement = Judgement.of(reports, rules);
            faults.addAll(JuryFaults.liars(reports, judgement, rules));
            faults.addAll(JuryFaults.liars(first.reports(result.node()), judgement, rules));
            results.add(
                    new Result(result.node(), judgement.consensus(), true, judgement.clear(), isUnavailable(reports)));
        }
        EpochDocument judged = epoch.withResults(results, faults, epoch.disputed());
        return ArenaSettling.settle(ArenaStep.of(input).write(judged), judged, false);
    }

    /** The scores of the first stage that counted there. */
    static ScoreSheets firstStage(ArenaAdvanceInput input) {
        EpochDocument epoch = input.judging();
        List<AccountId> lost = epoch.faults().stream()
                .filter(fault -> fault.reason() == PenaltyReason.LEAKED)
                .map(ArenaFault::account)
                .toList();
        return new ScoreSheets(
                        epoch,
                        ArenaPhase.SCORE_COMMIT,
                        input.scores(),
                        input.frozen().stakes(ArenaRole.VALIDATOR))
                .without(lost);
    }

    private static boolean isEnough(Assignment dispute, SortedMap<AccountId, Amount> stakes, ScoreSheets again) {
        SortedMap<AccountId, Amount> expected = new TreeMap<>(stakes);
        expected.keySet().retainAll(dispute.validators());
        return Turnout.isEnough(expected, again.authors());
    }

    private static boolean isUnavailable(List<Report> reports) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        reports.forEach(report -> stakes.put(report.validator(), report.stake()));
        SortedMap<AccountId, Amount> weights = CappedWeights.of(stakes);
        List<AccountId> without = reports.stream()
                .filter(report -> !report.score().counts())
                .map(Report::validator)
                .toList();
        long organisations =
                without.stream().map(AccountId::organisation).distinct().count();
        return organisations >= FEWEST_ORGANISATIONS
                && Majority.isTwoThirds(
                        Amount.sum(without.stream()
                                .map(account -> weights.get(account))
                                .toList()),
                        Amount.sum(weights.values()));
    }
}
