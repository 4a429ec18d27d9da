package io.flock.client.simulate.economy;

import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.jury.AssignmentDraw;
import io.flock.protocol.arena.jury.ConsensusScore;
import io.flock.protocol.arena.jury.DisputeDraw;
import io.flock.protocol.arena.jury.Judgement;
import io.flock.protocol.arena.jury.Report;
import io.flock.protocol.arena.reward.Work;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Scores an epoch's submissions: assignments, reports, disputes, penalties. */
final class Jury {
    private final Cast cast;
    private final Scoring scoring;
    private final Strategy strategy;
    private final Ledger money;

    /**
     * What an epoch's scoring came to.
     *
     * @param scores of the submissions that were scored
     * @param works of the validators that are paid for
     */
    record Verdict(SortedMap<AccountId, Score> scores, List<Work> works) {}

    Jury(Cast cast, Scoring scoring, Strategy strategy, Ledger money) {
        this.cast = cast;
        this.scoring = scoring;
        this.strategy = strategy;
        this.money = money;
    }

    /** An epoch: drawn juries, then disputes. */
    Verdict epoch(
            SortedMap<AccountId, Model> models,
            int epoch,
            SortedMap<AccountId, Amount> ready,
            Digest seed,
            Digest next) {
        List<Assignment> assignments = AssignmentDraw.draw(
                models.keySet(),
                AssignmentDraw.Pool.of(ready, cast.validators()),
                money.settings().jury(),
                seed);
        Collection<AccountId> drawn =
                DisputeDraw.draw(models.keySet(), money.settings().jury().disputedShare(), next);
        return judge(assignments, models, epoch, ready, drawn);
    }

    /** The final validation: everybody scores everything. */
    Verdict last(SortedMap<AccountId, Model> models, int epoch) {
        return judge(
                AssignmentDraw.everyone(models.keySet(), cast.validators().keySet()),
                models,
                epoch,
                cast.validators(),
                List.of());
    }

    private Verdict judge(
            List<Assignment> assignments,
            SortedMap<AccountId, Model> models,
            int epoch,
            SortedMap<AccountId, Amount> ready,
            Collection<AccountId> drawn) {
        SortedMap<AccountId, Score> scores = new TreeMap<>();
        SortedMap<AccountId, List<Integer>> distances = new TreeMap<>();
        SortedSet<AccountId> liars = new TreeSet<>();
        for (Assignment assignment : assignments) {
            Model model = models.get(assignment.node());
            List<Report> reports = scoring.reports(assignment, model, epoch);
            reports = withheld(reports, liars);
            Consensus consensus =
                    ConsensusScore.of(reports, money.settings().jury().consensus());
            if (consensus.isDisputed(money.settings().jury()) || drawn.contains(assignment.node())) {
                Judgement judgement = dispute(assignment.node(), model, epoch, ready);
                consensus = judgement.consensus();
                for (Report report : reports) {
                    if (consensus.score().isPresent()
                            && judgement.isFalse(
                                    report.score(), money.settings().jury())) {
                        liars.add(report.validator());
                    }
                }
            }
            Score score = consensus.score().orElse(Score.UNAVAILABLE);
            if (score.counts()) {
                scores.put(assignment.node(), score);
                reports.forEach(report -> distances
                        .computeIfAbsent(report.validator(), none -> new ArrayList<>())
                        .add(report.score().distanceTo(score)));
            }
        }
        scoring.remember(scores);
        liars.forEach(liar -> {
            distances.remove(liar);
            Amount effective = cast.validators().get(liar);
            Amount price = money.settings().slashFraction().of(cast.delegation().own(liar, effective));
            money.slash(liar, cast.delegation().withShare(liar, effective, price));
        });
        List<Work> works = new ArrayList<>();
        distances.forEach((validator, all) -> works.add(new Work(validator, all)));
        return new Verdict(scores, works);
    }

    /** Everybody of other organisations looks again; who lied in a captured jury lies again. */
    private Judgement dispute(AccountId node, Model model, int epoch, SortedMap<AccountId, Amount> ready) {
        List<Assignment> all = AssignmentDraw.everyone(List.of(node), ready.keySet());
        return Judgement.of(
                scoring.again(all.get(0), model, epoch), money.settings().jury());
    }

    /** Who sees that its guess was wrong keeps it back, at the price of a lie. */
    private List<Report> withheld(List<Report> reports, SortedSet<AccountId> liars) {
        if (strategy != Strategy.WITHHOLDING_SCORES) {
            return reports;
        }
        List<Report> others = reports.stream()
                .filter(report -> !cast.deviates(report.validator()))
                .toList();
        Consensus seen = ConsensusScore.of(others, money.settings().jury().consensus());
        List<Report> left = new ArrayList<>();
        for (Report report : reports) {
            boolean wrong = cast.deviates(report.validator())
                    && seen.score()
                            .filter(score -> report.score().distanceTo(score)
                                    > money.settings().jury().scoreTolerance().value())
                            .isPresent();
            if (wrong) {
                liars.add(report.validator());
            } else {
                left.add(report);
            }
        }
        return left;
    }
}
