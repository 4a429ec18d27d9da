package io.flock.client.simulate.learning;

/** The quantile of the standard normal distribution, by halving on its distribution function. */
final class NormalQuantile {
    private static final int HALVINGS = 60;

    private NormalQuantile() {}

    /** @param share in (0, 1) */
    static double of(double share) {
        double low = -10;
        double high = 10;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (distribution(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Φ(x) by its power series (Marsaglia 2004): {@code ½ + φ(x) · (x + x³/3 + x⁵/15 + …)}. */
    private static double distribution(double x) {
        if (x < -8) {
            return 0;
        }
        if (x > 8) {
            return 1;
        }
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum) && i < 1000; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * Math.PI);
    }
}
