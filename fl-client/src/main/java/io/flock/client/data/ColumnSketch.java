package io.flock.client.data;

import java.math.BigDecimal;
import java.math.MathContext;
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
    private int numbers;
    private double mean;
    private double squares;

    ColumnSketch(String name) {
        this.name = name;
    }

    void add(String text) {
        if (text.isEmpty()) {
            return; // missing
        }
        if (texts.size() <= MOST_TEXTS) {
            texts.add(text);
        }
        OptionalDouble number = Numbers.decimal(text);
        numeric &= number.isPresent();
        whole &= Numbers.whole(text).isPresent();
        number.ifPresent(this::count);
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
