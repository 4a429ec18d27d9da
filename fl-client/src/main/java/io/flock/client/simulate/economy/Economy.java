package io.flock.client.simulate.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Plays the same tasks under every strategy. */
public final class Economy {

    private Economy() {}

    /**
     * Plays.
     *
     * @param seed of the first task; each task has a seed of its own
     * @param tasks how many
     * @param progress is told how many tasks are done
     */
    public static EconomyReport play(
            EconomySettings settings, List<Strategy> strategies, long seed, int tasks, IntConsumer progress) {
        long start = System.nanoTime();
        Map<Strategy, List<Double>> income = new TreeMap<>();
        Map<Strategy, List<Double>> honest = new TreeMap<>();
        long settlements = 0;
        for (int task = 0; task < tasks; task++) {
            TaskPlay honesty = TaskPlay.play(settings, Strategy.HONEST, seed + task);
            settlements += settings.epochs() + 1;
            for (Strategy strategy : strategies) {
                TaskPlay play = strategy == Strategy.HONEST ? honesty : TaskPlay.play(settings, strategy, seed + task);
                settlements += strategy == Strategy.HONEST ? 0 : settings.epochs() + 1;
                income.computeIfAbsent(strategy, none -> new ArrayList<>()).add(play.income(strategy));
                honest.computeIfAbsent(strategy, none -> new ArrayList<>()).add(honesty.income(strategy));
            }
            progress.accept(task + 1);
        }
        List<StrategyResult> results = new ArrayList<>();
        for (Strategy strategy : strategies) {
            results.add(result(strategy, income.get(strategy), honest.get(strategy)));
        }
        return new EconomyReport(settings, seed, tasks, results, settlements, (System.nanoTime() - start) / 1e9);
    }

    private static StrategyResult result(Strategy strategy, List<Double> income, List<Double> honest) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < income.size(); i++) {
            differences.add(income.get(i) - honest.get(i));
        }
        Estimate honesty = Estimate.of(honest);
        return new StrategyResult(
                strategy, Estimate.of(income), honesty, Estimate.of(differences).dividedBy(honesty.mean()));
    }
}
