package io.flock.client.judge;

import io.flock.client.data.Split;

/**
 * Whether a voter's data is like the task's: all classes, about as often. Whoever has images of a few classes can't tell
 * by losses what an update does to the rest.
 */
final class Coverage {
    /** Of all classes. Parts dealt evenly have 0.9 and more; parts by Dirichlet(0.5) seldom 0.75. */
    private static final double LEAST = 0.85;

    private Coverage() {}

    /**
     * Whether the effective number of classes, {@code exp(H)} (Hill 1973, order 1), is at least 0.85 of all, with the
     * entropy H of the shares of labels corrected for the number of examples (Miller 1955): {@code H + (classes seen −
     * 1) / 2n}. Numbers have no classes to tell by: never.
     */
    static boolean isWide(Split data) {
        int classes = data.train().classes();
        if (classes == 0) {
            return false;
        }
        int[] train = data.train().classCounts();
        int[] test = data.test().classCounts();
        double all = (double) data.train().size() + data.test().size();
        double entropy = 0;
        int seen = 0;
        for (int c = 0; c < classes; c++) {
            int count = train[c] + test[c];
            if (count > 0) {
                entropy -= count / all * StrictMath.log(count / all);
                seen++;
            }
        }
        return StrictMath.exp(entropy + (seen - 1) / (2 * all)) >= LEAST * classes;
    }
}
