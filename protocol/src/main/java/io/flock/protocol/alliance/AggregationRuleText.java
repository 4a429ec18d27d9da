package io.flock.protocol.alliance;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one text of each rule. Decimals have at most six places and no needless zero. */
final class AggregationRuleText {
    static final int MAX_LENGTH = 40;
    static final String PATTERN = "fedavg|median|geometricMedian|trimmedMean\\(0\\.[0-9]{1,6}\\)|krum\\([0-9]{1,3}\\)"
            + "|multiKrum\\([0-9]{1,3},[0-9]{1,3}\\)|clippedMean\\([0-9]{1,7}(\\.[0-9]{1,6})?\\)";

    private static final Pattern FORM = Pattern.compile("([a-zA-Z]+)(?:\\(([0-9.]+)(?:,([0-9]+))?\\))?");
    private static final String REMEDY =
            "write fedavg, median, trimmedMean(0.2), krum(1), multiKrum(1,2)," + " geometricMedian or clippedMean(1.5)";

    private AggregationRuleText() {}

    static String of(AggregationRule rule) {
        if (rule instanceof AggregationRule.FedAvg) {
            return "fedavg";
        } else if (rule instanceof AggregationRule.Median) {
            return "median";
        } else if (rule instanceof AggregationRule.TrimmedMean trimmed) {
            return "trimmedMean(" + decimal(trimmed.share().value()) + ")";
        } else if (rule instanceof AggregationRule.Krum krum) {
            return "krum(" + krum.faulty() + ")";
        } else if (rule instanceof AggregationRule.MultiKrum krum) {
            return "multiKrum(" + krum.faulty() + "," + krum.selected() + ")";
        } else if (rule instanceof AggregationRule.GeometricMedian) {
            return "geometricMedian";
        } else if (rule instanceof AggregationRule.ClippedMean clipped) {
            return "clippedMean(" + decimal(clipped.micros()) + ")";
        }
        throw new IllegalStateException("a rule without a text: " + rule.getClass());
    }

    static AggregationRule parse(String text) {
        Matcher form = FORM.matcher(text);
        // The pattern bounds every number, so that none of those below overflows.
        if (!text.matches(PATTERN) || !form.matches()) {
            throw unknown(text);
        }
        AggregationRule rule =
                switch (form.group(1)) {
                    case "fedavg" -> AggregationRule.fedavg();
                    case "median" -> new AggregationRule.Median();
                    case "geometricMedian" -> new AggregationRule.GeometricMedian();
                    case "trimmedMean" -> new AggregationRule.TrimmedMean(Millionths.of((int) micros(form.group(2))));
                    case "krum" -> new AggregationRule.Krum(Integer.parseInt(form.group(2)));
                    case "multiKrum" ->
                        new AggregationRule.MultiKrum(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
                    case "clippedMean" -> new AggregationRule.ClippedMean(micros(form.group(2)));
                    default -> throw unknown(text);
                };
        if (!of(rule).equals(text)) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, Quoted.of(text) + " is written " + of(rule), REMEDY);
        }
        return rule;
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, what, REMEDY);
        }
    }

    private static FlockException unknown(String text) {
        return new FlockException(ErrorCode.INVALID_ARGUMENT, Quoted.of(text) + " is no aggregation rule", REMEDY);
    }

    /** Amounts have the same form: up to six places, no needless zero, never a floating-point number between. */
    private static long micros(String decimal) {
        return Amount.parse(decimal).micros();
    }

    private static String decimal(long micros) {
        return Amount.ofMicros(micros).format();
    }
}
