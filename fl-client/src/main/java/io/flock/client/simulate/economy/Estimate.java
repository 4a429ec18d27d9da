package io.flock.client.simulate.economy;

import java.util.List;

/**
 * A mean with its 95 % confidence interval.
 *
 * @param half half of the interval's width: 1.96 standard errors
 */
public record Estimate(double mean, double half) {
    private static final double NORMAL_95 = 1.96;

    static Estimate of(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
        return new Estimate(mean, NORMAL_95 * deviation / Math.sqrt(values.size()));
    }

    Estimate dividedBy(double by) {
        return new Estimate(mean / by, half / Math.abs(by));
    }

    public double low() {
        return mean - half;
    }

    public double high() {
        return mean + half;
    }
}
