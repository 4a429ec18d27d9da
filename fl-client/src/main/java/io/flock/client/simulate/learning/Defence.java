package io.flock.client.simulate.learning;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Arrays;

/** How the round's updates become the next model. */
public enum Defence {
    FEDAVG("fedavg"),
    MEDIAN("median"),
    TRIMMED_MEAN("trimmedMean"),
    KRUM("krum"),
    MULTI_KRUM("multiKrum"),
    GEOMETRIC_MEDIAN("geometricMedian"),
    CLIPPED_MEAN("clippedMean"),
    /** One vote on the mean of all updates, as the published FLock does it: by each voter's accuracy. */
    COLLECTIVE("collective"),
    /** A verdict on each update, by the ledger's rules, and fedavg of what stands. */
    ATTRIBUTED("attributed"),
    /** The same, and the median of what stands. */
    ATTRIBUTED_MEDIAN("attributedMedian");

    private final String text;

    Defence(String text) {
        this.text = text;
    }

    /** The defence of this name. */
    public static Defence named(String name) {
        return Arrays.stream(values())
                .filter(defence -> defence.text.equals(name))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.USAGE,
                        "there is no defence '" + name + "'",
                        "use one of " + Arrays.toString(values())));
    }

    boolean isAttributed() {
        return this == ATTRIBUTED || this == ATTRIBUTED_MEDIAN;
    }

    /**
     * The rule for a round of {@code n} updates of which {@code bad} are malicious: classic rules are told, as far as
     * their bound allows.
     */
    AggregationRule rule(int n, int bad) {
        int faulty = Math.max(1, Math.min(bad, (n - 3) / 2));
        return switch (this) {
            case MEDIAN, ATTRIBUTED_MEDIAN -> AggregationRule.parse("median");
            case TRIMMED_MEAN -> AggregationRule.parse(trimmed(n, bad));
            case KRUM -> AggregationRule.parse("krum(" + faulty + ")");
            case MULTI_KRUM -> AggregationRule.parse("multiKrum(" + faulty + "," + Math.max(1, n - faulty - 2) + ")");
            case GEOMETRIC_MEDIAN -> AggregationRule.parse("geometricMedian");
            case CLIPPED_MEAN -> AggregationRule.parse("clippedMean(1)");
            case FEDAVG, COLLECTIVE, ATTRIBUTED -> AggregationRule.fedavg();
        };
    }

    private static String trimmed(int n, int bad) {
        int hundredths = Math.max(10, Math.min(49, (100 * bad + n - 1) / n));
        String decimals = hundredths % 10 == 0 ? Integer.toString(hundredths / 10) : Integer.toString(hundredths);
        return "trimmedMean(0." + decimals + ")";
    }

    @Override
    public String toString() {
        return text;
    }
}
