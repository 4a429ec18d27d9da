package io.flock.client.judge;

import io.flock.client.data.Split;

/** How much of what a task's models are for a voter's data can tell. */
enum Coverage {
    /** All classes, about as often: data like the task's. */
    WIDE,
    /** Images of a few classes, or hardly any of some: what an update does to the rest can't be told by losses here. */
    NARROW,
    /** Numbers, which have no classes to tell by. */
    NUMBERS;

    /** Of all classes. Parts dealt evenly have 0.9 and more; parts by Dirichlet(0.5) seldom 0.75. */
    private static final double LEAST = 0.85;

    /** What a rule that compares losses finds: with narrow data it is no more than a doubt. */
    Reason told(Reason found) {
        return this == NARROW ? Reason.DOUBTFUL : found;
    }

    /**
     * Wide is where the effective number of classes, {@code exp(H)} (Hill 1973, order 1), is at least 0.85 of all, with the
     * entropy H of the shares of labels corrected for the number of examples (Miller 1955): {@code H + (classes seen −
     * 1) / 2n}.
     */
    static Coverage of(Split data) {
        int classes = data.train().classes();
        if (classes == 0) {
            return NUMBERS;
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
        return StrictMath.exp(entropy + (seen - 1) / (2 * all)) >= LEAST * classes ? WIDE : NARROW;
    }
}
