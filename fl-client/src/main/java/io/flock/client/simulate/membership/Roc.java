package io.flock.client.simulate.membership;

import java.util.Arrays;

/**
 * How well a score tells members from others, over all thresholds; a member should score more.
 *
 * @param auc the probability that a random member scores more than a random other, ties counting half
 * @param advantage the greatest difference of true and false positive rate (Yeom et al. 2018)
 * @param strict the true positive rate at a false positive rate of at most 1 %: what a careful attacker finds (Carlini et
 *     al. 2022)
 */
public record Roc(double auc, double advantage, double strict) {
    private static final double STRICT = 0.01;

    /** Of the scores of members and of others, at least one each, none of them NaN. */
    public static Roc of(double[] members, double[] others) {
        double[] in = members.clone();
        double[] out = others.clone();
        Arrays.sort(in);
        Arrays.sort(out);
        double wins = 0;
        double advantage = 0;
        double strict = 0;
        int right = in.length;
        int wrong = out.length;
        while (right > 0 || wrong > 0) {
            // Lowers the threshold to the greatest score that is not yet above it.
            double threshold = Math.max(
                    right > 0 ? in[right - 1] : Double.NEGATIVE_INFINITY,
                    wrong > 0 ? out[wrong - 1] : Double.NEGATIVE_INFINITY);
            int rightBefore = right;
            int wrongBefore = wrong;
            while (right > 0 && in[right - 1] == threshold) {
                right--;
            }
            while (wrong > 0 && out[wrong - 1] == threshold) {
                wrong--;
            }
            wins += (rightBefore - right) * (wrong + (wrongBefore - wrong) / 2.0);
            double truePositives = 1 - (double) right / in.length;
            double falsePositives = 1 - (double) wrong / out.length;
            advantage = Math.max(advantage, truePositives - falsePositives);
            if (falsePositives <= STRICT) {
                strict = truePositives;
            }
        }
        return new Roc(wins / ((double) in.length * out.length), advantage, strict);
    }
}
