package io.flock.protocol.emission;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.money.Amount;

/**
 * How far emission has come.
 *
 * @param next the epoch to be closed next
 * @param mints how many epochs minted
 * @param emitted what they minted in all
 */
public record EmissionState(int next, int mints, Amount emitted) implements StateDocument {

    /** Before the first epoch is closed. */
    public static EmissionState start() {
        return new EmissionState(0, 0, Amount.ZERO);
    }

    /** After an epoch was closed. */
    EmissionState closed(Amount minted) {
        return new EmissionState(next + 1, minted.isZero() ? mints : mints + 1, emitted.plus(minted));
    }
}
