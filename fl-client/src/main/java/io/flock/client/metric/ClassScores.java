package io.flock.client.metric;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How well a model tells classes apart.
 *
 * <p>A model with an output that is not finite for any of the examples has 0 in everything: which sums overflow depends
 * on their order, and that on the CPU, so what is left of its outputs would be measured differently by everybody.
 */
public final class ClassScores {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final float[] outputs;
    private final int[] labels;
    private final int classes;
    private final boolean finite;

    /**
     * Takes the arrays as they are; they must not change.
     *
     * @param outputs one value for each class, example by example: the greater, the likelier
     * @param labels the true class of each example, in 0 to {@code classes − 1}; at least one
     */
    public ClassScores(float[] outputs, int[] labels, int classes) {
        if (labels.length == 0 || outputs.length != Math.multiplyExact(labels.length, classes)) {
            throw new IllegalArgumentException(outputs.length + " outputs for " + labels.length + " x " + classes);
        }
        this.outputs = outputs;
        this.labels = labels;
        this.classes = classes;
        this.finite = areFinite(outputs);
    }

    /** The share of examples whose true class has the greatest output; of equal outputs the first class counts. */
    public long accuracy() {
        if (!finite) {
            return 0;
        }
        long correct = 0;
        for (int i = 0; i < labels.length; i++) {
            correct += predicted(i) == labels[i] ? 1 : 0;
        }
        return correct * MILLION.longValue() / labels.length;
    }

    /**
     * The mean of {@code 2·TP / (2·TP + FP + FN)} over the classes that occur as a label or as a prediction (Sokolova and
     * Lapalme 2009).
     */
    public long macroF1() {
        if (!finite) {
            return 0;
        }
        long[] hits = new long[classes];
        long[] mentions = new long[classes];
        for (int i = 0; i < labels.length; i++) {
            int predicted = predicted(i);
            mentions[labels[i]]++;
            mentions[predicted]++;
            hits[predicted] += predicted == labels[i] ? 1 : 0;
        }
        MeanOfShares mean = new MeanOfShares();
        for (int c = 0; c < classes; c++) {
            if (mentions[c] > 0) {
                mean.add(BigInteger.valueOf(2 * hits[c]), BigInteger.valueOf(mentions[c]));
            }
        }
        return mean.millionths();
    }

    /**
     * The probability that an example of a class has a greater output for it than an example of another class, equal
     * outputs counting half (Hanley and McNeil 1982); with more than two classes the mean over those that have both. Of
     * two classes the second is the one looked for. Without both kinds of examples there is nothing to rank: a half.
     */
    public long auc() {
        if (!finite) {
            return 0;
        }
        MeanOfShares mean = new MeanOfShares();
        for (int c = classes == 2 ? 1 : 0; c < classes; c++) {
            long positives = 0;
            for (int label : labels) {
                positives += label == c ? 1 : 0;
            }
            long negatives = labels.length - positives;
            if (positives > 0 && negatives > 0) {
                mean.add(
                        twiceWins(c, positives),
                        BigInteger.TWO.multiply(BigInteger.valueOf(positives)).multiply(BigInteger.valueOf(negatives)));
            }
        }
        return mean.isEmpty() ? MILLION.longValue() / 2 : mean.millionths();
    }

    /** Twice the number of pairs that stand in the right order, a tie counting as half a pair. */
    private BigInteger twiceWins(int wanted, long positives) {
        double[] below = new double[Math.toIntExact(positives)];
        double[] above = new double[labels.length - below.length];
        int p = 0;
        int n = 0;
        for (int i = 0; i < labels.length; i++) {
            // + 0.0 makes one of the two zeros, which sorting would tell apart.
            double output = outputs[i * classes + wanted] + 0.0;
            if (labels[i] == wanted) {
                below[p++] = output;
            } else {
                above[n++] = output;
            }
        }
        Arrays.sort(below);
        Arrays.sort(above);
        BigInteger twice = BigInteger.ZERO;
        int less = 0;
        int notMore = 0;
        for (double positive : below) {
            while (less < above.length && above[less] < positive) {
                less++;
            }
            while (notMore < above.length && above[notMore] <= positive) {
                notMore++;
            }
            twice = twice.add(BigInteger.valueOf((long) less + notMore));
        }
        return twice;
    }

    private int predicted(int example) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (outputs[example * classes + c] > outputs[example * classes + best]) {
                best = c;
            }
        }
        return best;
    }

    private static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
