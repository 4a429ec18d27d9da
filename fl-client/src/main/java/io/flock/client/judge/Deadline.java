package io.flock.client.judge;

/** Tells when a training has to end, since what comes of it must be committed while the phase lasts. */
@FunctionalInterface
public interface Deadline {
    /** Where no phase ends: in simulations. */
    Deadline NONE = () -> false;

    /** Whether it is past; once it is, it stays so. */
    boolean isPast();
}
