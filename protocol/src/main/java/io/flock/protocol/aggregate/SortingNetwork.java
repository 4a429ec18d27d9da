package io.flock.protocol.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Batcher's merge exchange (Knuth, The Art of Computer Programming, vol. 3, 5.2.2, algorithm M) over rows, without the
 * comparisons that the wanted ranks don't depend on. Order is that of {@link Math#min(float, float)}: −0.0 is below 0.0.
 */
final class SortingNetwork {
    /** Compares row {@code low} with row {@code high} > {@code low}; a side that nobody reads later is not written. */
    private record Comparison(int low, int high, boolean lowRead, boolean highRead) {}

    private final List<Comparison> comparisons;

    private SortingNetwork(List<Comparison> comparisons) {
        this.comparisons = List.copyOf(comparisons);
    }

    /** A network after which rows {@code lowest} to {@code highest} hold the values of these ranks. */
    static SortingNetwork of(int rows, int lowest, int highest) {
        List<int[]> all = mergeExchange(rows);
        boolean[] read = new boolean[rows];
        Arrays.fill(read, lowest, highest + 1, true);
        List<Comparison> needed = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            int low = all.get(i)[0];
            int high = all.get(i)[1];
            if (read[low] || read[high]) {
                needed.add(new Comparison(low, high, read[low], read[high]));
                read[low] = true;
                read[high] = true;
            }
        }
        Collections.reverse(needed);
        return new SortingNetwork(needed);
    }

    int size() {
        return comparisons.size();
    }

    /** Sorts the first {@code length} columns, each for itself. */
    void sort(float[][] rows, int length) {
        for (Comparison comparison : comparisons) {
            float[] low = rows[comparison.low()];
            float[] high = rows[comparison.high()];
            if (comparison.lowRead() && comparison.highRead()) {
                exchange(low, high, length);
            } else if (comparison.lowRead()) {
                keepLower(low, high, length);
            } else {
                keepHigher(low, high, length);
            }
        }
    }

    private static List<int[]> mergeExchange(int n) {
        List<int[]> comparisons = new ArrayList<>();
        int top = Integer.highestOneBit(Math.max(1, n - 1));
        for (int p = n < 2 ? 0 : top; p > 0; p >>= 1) {
            int q = top;
            int r = 0;
            int d = p;
            while (true) {
                for (int i = 0; i < n - d; i++) {
                    if ((i & p) == r) {
                        comparisons.add(new int[] {i, i + d});
                    }
                }
                if (q == p) {
                    break;
                }
                d = q - p;
                q >>= 1;
                r = p;
            }
        }
        return comparisons;
    }

    private static void exchange(float[] low, float[] high, int length) {
        for (int k = 0; k < length; k++) {
            float a = low[k];
            float b = high[k];
            low[k] = Math.min(a, b);
            high[k] = Math.max(a, b);
        }
    }

    private static void keepLower(float[] low, float[] high, int length) {
        for (int k = 0; k < length; k++) {
            low[k] = Math.min(low[k], high[k]);
        }
    }

    private static void keepHigher(float[] low, float[] high, int length) {
        for (int k = 0; k < length; k++) {
            high[k] = Math.max(low[k], high[k]);
        }
    }
}
