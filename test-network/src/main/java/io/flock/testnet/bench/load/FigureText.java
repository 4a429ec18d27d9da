package io.flock.testnet.bench.load;

import java.util.Locale;

/** How figures stand in tables. */
public final class FigureText {
    private FigureText() {}

    /** With so many decimals; {@code -} where there is no figure. */
    public static String of(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }

    /** A share in whole per cent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f%%", 100 * share) : "-";
    }
}
