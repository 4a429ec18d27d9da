package io.flock.client.simulate.economy;

/**
 * What a strategy brought in over all tasks.
 *
 * @param income per deviating organisation and task, in FLOCK, on the side that the strategy concerns: rewards less
 *     penalties less effort
 * @param honest what the same organisations would have had by honesty
 * @param gain the difference of the two, task by task, as a share of the honest income; not taking part has the gain −1 on
 *     the nodes' side
 */
public record StrategyResult(Strategy strategy, Estimate income, Estimate honest, Estimate gain) {}
