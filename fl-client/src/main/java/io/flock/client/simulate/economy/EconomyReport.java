package io.flock.client.simulate.economy;

import java.util.List;

/**
 * What was measured.
 *
 * @param tasks how many tasks each strategy played
 * @param settlements how many epochs and final validations were settled in all
 * @param seconds how long it took
 */
public record EconomyReport(
        EconomySettings settings,
        long seed,
        int tasks,
        List<StrategyResult> results,
        long settlements,
        double seconds) {
    private static final double SPLITTING_BAR = 0.01;

    public EconomyReport {
        results = List.copyOf(results);
    }

    public StrategyResult of(Strategy strategy) {
        return results.stream()
                .filter(result -> result.strategy() == strategy)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(strategy + " was not played"));
    }

    /**
     * Whether a strategy keeps the bar that it was given: splitting, over accounts or by delegation to oneself, gains less
     * than one per cent; who is backed gains; copying earns no more than not taking part, which earns nothing; every other
     * deviation gains nothing. The whole interval counts.
     */
    public boolean holds(Strategy strategy) {
        StrategyResult result = of(strategy);
        return switch (strategy) {
            case HONEST, ABSTAINING, OTHER_MACHINE, DELEGATING, TRAINING_LEAKED, JUNK -> true;
            case SPLITTING, SELF_DELEGATING -> result.gain().high() < SPLITTING_BAR;
            case BACKED -> result.gain().low() > 0;
            case COPYING, COPYING_LEAKED, COPYING_WORSENED, COPYING_CHOSEN, COPYING_AFTER_JUNK ->
                result.income().high() <= 0;
            default -> result.gain().high() <= 0;
        };
    }
}
