package io.flock.sdk.explain;

import io.flock.protocol.money.Amount;
import java.math.BigInteger;

/** A part by largest remainder: the quota rounded down, or one micro-FLOCK more. */
record Share(Amount whole, Amount weight, Amount weights) {

    boolean gives(Amount part) {
        if (weights.isZero()) {
            return part.isZero();
        }
        long floor = BigInteger.valueOf(whole.micros())
                .multiply(BigInteger.valueOf(weight.micros()))
                .divide(BigInteger.valueOf(weights.micros()))
                .longValueExact();
        return part.micros() == floor || part.micros() == floor + 1;
    }
}
