package io.flock.client.simulate.membership;

import java.util.Arrays;

/**
 * How sure each of some models is of each of some examples, and which of the examples it was trained on. Models
 * come in pairs, of which one has the examples that the other has not; there are two pairs or more.
 */
final class Confidences {
    /** Beside a variance that is estimated as nothing. */
    private static final double LEAST_VARIANCE = 1e-6;
    /** A loss of 0 would be an endless confidence. */
    private static final double LEAST_LOSS = 1e-7;

    private final boolean[][] member;
    /** By model and example: log(p / (1 − p)) of the true class's probability p. */
    private final double[][] logit;
    /** Of what models say of an example around their mean: of those without it, of those with it. */
    private final double[] variance;

    private Confidences(boolean[][] member, double[][] logit) {
        this.member = member;
        this.logit = logit;
        this.variance = new double[] {variance(false), variance(true)};
    }

    /**
     * From cross-entropies: p is e^(−loss).
     *
     * @param member by model and example
     * @param loss likewise, in nats; NaN for a model that gave no number
     */
    static Confidences ofLosses(boolean[][] member, double[][] loss) {
        return new Confidences(
                member,
                Arrays.stream(loss)
                        .map(row -> Arrays.stream(row).map(Confidences::logit).toArray())
                        .toArray(double[][]::new));
    }

    private static double logit(double loss) {
        double bounded = Double.isNaN(loss) ? -Math.log(LEAST_LOSS) : Math.max(loss, LEAST_LOSS);
        return -bounded - Math.log(-Math.expm1(-bounded));
    }

    /** The attack by one threshold for all examples: what a model is sure of, it has seen (Yeom et al. 2018). */
    Roc threshold() {
        return roc((model, example) -> logit[model][example]);
    }

    /**
     * The attack by likelihood ratio (LiRA; Carlini et al. 2022): what the other pairs of models say of an example with and
     * without it makes two normal distributions, with a mean per example and one variance each for all examples, as that
     * paper advises for few models. A model's whole pair is left out: without the model alone, the mean of its side would be
     * of fewer models than the other's, and for that alone less likely.
     */
    Roc likelihoodRatio() {
        return roc(this::ratio);
    }

    private interface Score {
        double of(int model, int example);
    }

    private Roc roc(Score score) {
        double[] in = new double[count(true)];
        double[] out = new double[count(false)];
        int ins = 0;
        int outs = 0;
        for (int model = 0; model < logit.length; model++) {
            for (int example = 0; example < logit[model].length; example++) {
                if (member[model][example]) {
                    in[ins++] = score.of(model, example);
                } else {
                    out[outs++] = score.of(model, example);
                }
            }
        }
        return Roc.of(in, out);
    }

    private int count(boolean side) {
        int count = 0;
        for (boolean[] row : member) {
            for (boolean one : row) {
                count += one == side ? 1 : 0;
            }
        }
        return count;
    }

    private double ratio(int model, int example) {
        double value = logit[model][example];
        return density(value, mean(example, true, model / 2), variance[1])
                - density(value, mean(example, false, model / 2), variance[0]);
    }

    /** The logarithm of the normal density, but for a constant. */
    private static double density(double value, double mean, double variance) {
        double off = value - mean;
        return -off * off / (2 * variance) - Math.log(variance) / 2;
    }

    /** Over the models on one side of an example, but for one pair. */
    private double mean(int example, boolean side, int withoutPair) {
        double sum = 0;
        int count = 0;
        for (int model = 0; model < logit.length; model++) {
            if (model / 2 != withoutPair && member[model][example] == side) {
                sum += logit[model][example];
                count++;
            }
        }
        return sum / count;
    }

    private double variance(boolean side) {
        double squares = 0;
        int freedom = 0;
        for (int example = 0; example < logit[0].length; example++) {
            double mean = mean(example, side, -1);
            int count = 0;
            for (int model = 0; model < logit.length; model++) {
                if (member[model][example] == side) {
                    double off = logit[model][example] - mean;
                    squares += off * off;
                    count++;
                }
            }
            freedom += count - 1;
        }
        return Math.max(LEAST_VARIANCE, squares / freedom);
    }
}
