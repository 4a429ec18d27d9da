package io.flock.client.simulate.economy;

import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.jury.Report;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What validators report. An honest measurement is repeatable but for a numerical noise of standard deviation 0.0002. A
 * coalition that holds more than half of a jury's stake reports its rivals' models worse than they are and its own better.
 */
final class Scoring {
    private static final double NOISE = 0.000_2;
    private static final double ONE_EXAMPLE = 0.004;
    /** Of a standard normal distribution, one draw of a hundred is above. */
    private static final double RARE = 2.326;

    private static final double LOUD = 0.05;
    private static final double QUIET_SHARE = 0.8;
    private static final int FIRST_GUESS = 920_000;

    private final Cast cast;
    private final Strategy strategy;
    private final Luck luck;
    private final Ledger money;
    private SortedMap<AccountId, Score> remembered = new TreeMap<>();

    Scoring(Cast cast, Strategy strategy, Luck luck, Ledger money) {
        this.cast = cast;
        this.strategy = strategy;
        this.luck = luck;
        this.money = money;
    }

    /** The reports of a drawn jury. */
    List<Report> reports(Assignment assignment, Model model, int epoch) {
        boolean captured = isCaptured(assignment);
        return assignment.validators().stream()
                .map(validator -> report(assignment.node(), validator, model, epoch, captured, true))
                .toList();
    }

    /** The reports of a dispute: nobody guesses where everybody looks, but a coalition stays with its lie. */
    List<Report> again(Assignment assignment, Model model, int epoch) {
        return assignment.validators().stream()
                .map(validator -> report(assignment.node(), validator, model, epoch, strategy.repeatsLies(), false))
                .toList();
    }

    /** What a lazy validator will know of the consensus. */
    void remember(SortedMap<AccountId, Score> scores) {
        remembered = scores;
    }

    private Report report(
            AccountId node, AccountId validator, Model model, int epoch, boolean captured, boolean mayGuess) {
        Amount stake = cast.validators().get(validator);
        boolean deviates = cast.deviates(validator);
        if (deviates && mayGuess && strategy.guesses()) {
            Score guess = remembered.getOrDefault(node, Score.of(FIRST_GUESS));
            return new Report(validator, stake, guess);
        }
        money.pay(
                validator.organisation(),
                Ledger.Side.VALIDATORS,
                money.settings().measuring());
        if (!model.valid()) {
            return new Report(validator, stake, Score.INVALID);
        }
        double measured = model.quality() + NOISE * luck.normal("measure " + node, epoch, validator);
        if (deviates && strategy == Strategy.OTHER_MACHINE && luck.normal("tip " + node, epoch, validator) > RARE) {
            measured -= ONE_EXAMPLE;
        }
        if (deviates && captured && strategy.isCoalition()) {
            double shift = strategy.isQuiet() ? quiet() : LOUD;
            measured += cast.deviates(node) ? shift : -shift;
        }
        return new Report(
                validator, stake, Score.of((int) Math.round(Millionths.ONE * Math.max(0, Math.min(1, measured)))));
    }

    /** As far off as possible without causing a dispute. */
    private double quiet() {
        int tolerance = money.settings().jury().disputeTolerance().value();
        return QUIET_SHARE * tolerance / Millionths.ONE;
    }

    private boolean isCaptured(Assignment assignment) {
        if (!strategy.isCoalition()) {
            return false;
        }
        Amount whole = stake(assignment.validators());
        Amount coalition =
                stake(assignment.validators().stream().filter(cast::deviates).toList());
        return strategy == Strategy.COLLUDING_SURE ? whole.equals(coalition) : whole.isLessThan(coalition.times(2));
    }

    private Amount stake(List<AccountId> validators) {
        return Amount.sum(validators.stream()
                .map(validator -> cast.validators().get(validator))
                .toList());
    }
}
