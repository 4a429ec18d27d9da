package io.flock.client.judge;

import io.flock.client.data.Split;

/** How much of what a task's models are for a voter's data can tell. */
enum Coverage {
    /** All classes, about as often: data like the task's. */
    WIDE,
    /** Images of some classes, or hardly any of the others: what an update does to these can't be told by losses here. */
    PARTIAL,
    /** Images of few classes: here hardly anything can be told by losses. */
    NARROW,
    /** Numbers, which have no classes to tell by. */
    NUMBERS;

    /** Of all classes. Parts dealt evenly have 0.9 and more; parts by Dirichlet(0.5) seldom 0.75. */
    private static final double LEAST_WIDE = 0.85;

    /** Of all classes but one. Of ten, parts by Dirichlet(0.5) have about 0.5 in the mean, by Dirichlet(0.1) 0.15. */
    private static final double LEAST_PARTIAL = 1.0 / 3;

    /** What a rule that compares losses finds: where classes are missing it is no more than a doubt. */
    Reason told(Reason found) {
        return this == PARTIAL || this == NARROW ? Reason.DOUBTFUL : found;
    }

    /**
     * Wide is where the effective number of classes, {@code exp(H)} (Hill 1973, order 1), is at least 0.85 of all, partial where
     * what it has above 1 is at least a third of all others, with the entropy H of the shares of labels corrected for the number of examples (Miller 1955): {@code H + (classes seen −
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
        double effective = StrictMath.exp(entropy + (seen - 1) / (2 * all));
        if (effective >= LEAST_WIDE * classes) {
            return WIDE;
        }
        return effective - 1 >= LEAST_PARTIAL * (classes - 1) ? PARTIAL : NARROW;
    }
}
