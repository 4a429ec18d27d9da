package io.flock.client.judge;

import io.flock.client.engine.ExampleLosses;

/**
 * Whether the examples of one voter fare worse with one model than with another: a paired test on the signed roots of the
 * differences of their losses, {@code Σ sign(d)·√|d| / √Σ|d|}.
 *
 * <p>Where neither model is worse each sign is as likely as the other, and the sum has the deviation {@code √Σ|d|} whatever
 * the sizes are (a randomisation test, Fisher 1935). The root stands between the two tests that this could be: of the
 * differences themselves a few hard examples have most and hide the rest, and their signs alone count an example that is
 * learnt already, whose loss changes by nothing to speak of, as much as one that is not.
 *
 * @param deviations by how many standard deviations of chance the first is worse; 0 where all losses are the same
 * @param worse examples whose loss is greater with the first
 */
record PairedComparison(double deviations, int worse, int examples) {
    /** Losses that are not finite say nothing. */
    static PairedComparison of(ExampleLosses first, ExampleLosses second) {
        double roots = 0;
        double sizes = 0;
        int worse = 0;
        for (int i = 0; i < first.size(); i++) {
            double difference = (double) first.get(i) - second.get(i);
            if (Double.isFinite(difference)) {
                roots += Math.copySign(Math.sqrt(Math.abs(difference)), difference);
                sizes += Math.abs(difference);
                worse += difference > 0 ? 1 : 0;
            }
        }
        return new PairedComparison(sizes > 0 ? roots / Math.sqrt(sizes) : 0, worse, first.size());
    }

    @Override
    public String toString() {
        return worse + " of " + examples + " examples, by " + deviations + " deviations";
    }
}
