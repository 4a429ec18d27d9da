package io.flock.sdk.payment;

import io.flock.protocol.marketplace.PaymentToken;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * The indexes of one chain that a host was shown and served nothing for. Showing one again costs nothing: the host has its
 * word already. For one thread at a time.
 */
final class GivenBack {
    /** Not the whole window: requests that overtake these move it on. */
    private static final int LOOK_BACK = PaymentToken.WINDOW / 2;

    private final BitSet free = new BitSet();
    private final BitSet again = new BitSet();

    /** Takes back the last {@code count} indexes up to {@code last}. */
    void add(int last, int count) {
        free.set(last - count + 1, last + 1);
        again.set(last - count + 1, last + 1);
    }

    /** Whether one of the last {@code count} indexes up to {@code last} was given back before. */
    boolean holdsAny(int last, int count) {
        int first = again.nextSetBit(last - count + 1);
        return first >= 0 && first <= last;
    }

    /** Forgets the free indexes at the end of what was given out, and answers where it ends then. */
    int trim(int end) {
        int to = end;
        while (to > 0 && free.get(to)) {
            free.clear(to);
            to--;
        }
        return to;
    }

    /**
     * Takes so many free indexes in a row out, as long as hosts look back so far.
     *
     * @param most the highest index that the host was shown
     * @return the last of them; empty where there are none
     */
    OptionalInt take(int count, int most) {
        int least = Math.max(1, most - LOOK_BACK);
        for (int from = free.nextSetBit(least); from >= 0; from = free.nextSetBit(free.nextClearBit(from))) {
            int last = from + count - 1;
            if (free.nextClearBit(from) > last) {
                free.clear(from, last + 1);
                return OptionalInt.of(last);
            }
        }
        return OptionalInt.empty();
    }
}
