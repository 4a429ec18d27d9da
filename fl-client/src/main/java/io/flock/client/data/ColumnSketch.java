package io.flock.client.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is known of a column after some rows. */
final class ColumnSketch {
    private static final int MOST_TEXTS = 1000;
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private final String name;
    private final SortedSet<String> texts = new TreeSet<>();
    private boolean numeric = true;
    private boolean whole = true;
    private Optional<String> odd = Optional.empty();
    private int given;
    private int missing;
    private int numbers;
    private int withComma;
    private double mean;
    private double squares;

    ColumnSketch(String name) {
        this.name = name;
    }

    void addMissing() {
        missing++;
    }

    void add(String text) {
        given++;
        if (texts.size() <= MOST_TEXTS) {
            texts.add(text);
        }
        OptionalDouble number = Numbers.decimal(text);
        numeric &= number.isPresent();
        odd = odd.isEmpty() && number.isEmpty() ? Optional.of(text) : odd;
        whole &= Numbers.whole(text).isPresent();
        number.ifPresent(this::count);
        withComma += Numbers.hasDecimalComma(text) ? 1 : 0;
    }

    /** Welford's mean and sum of squares. */
    private void count(double value) {
        numbers++;
        double off = value - mean;
        mean += off / numbers;
        squares += off * (value - mean);
    }

    String name() {
        return name;
    }

    boolean isNumeric() {
        return numeric && numbers > 0;
    }

    /** Whether a value was missing in any row. */
    boolean isIncomplete() {
        return missing > 0;
    }

    /** Why it is not numeric, where most of it reads as numbers, whatever stands for the decimal point. */
    Optional<String> odd() {
        return odd.filter(text -> 2 * (numbers + withComma) > given)
                .map(text -> "'" + DataProblem.shorten(text) + "' is no number; "
                        + (Numbers.hasDecimalComma(text)
                                ? "write a decimal point"
                                : "where that means no value, name it by --missing"));
    }

    boolean isWhole() {
        return whole;
    }

    /** Different texts, up to 1,001 of them. */
    SortedSet<String> texts() {
        return texts;
    }

    double center() {
        return rounded(mean);
    }

    /** Never 0: a column that is the same everywhere is left as it is. */
    double scale() {
        double deviation = rounded(Math.sqrt(squares / Math.max(1, numbers)));
        return deviation > 1e-9 ? deviation : 1;
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(TWO_DIGITS).doubleValue();
    }
}
