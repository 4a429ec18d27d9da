package io.flock.protocol.committee;

import io.flock.protocol.money.Amount;

/** The two bounds of a vote, exact at the bound. */
public final class Majority {
    private Majority() {}

    /** Strictly more than half: {@code 2 · part > whole}, for a part of the whole. */
    public static boolean isMoreThanHalf(Amount part, Amount whole) {
        return part.micros() > whole.micros() - part.micros();
    }

    /** At least two thirds of something: {@code 3 · part ≥ 2 · whole > 0}, without overflow. */
    public static boolean isTwoThirds(Amount part, Amount whole) {
        long rest = whole.micros() - part.micros();
        return whole.micros() > 0 && part.micros() - rest >= rest;
    }
}
