package io.flock.client.judge;

/** Tells when a voter's own training has to end, since its vote must be committed while the phase lasts. */
@FunctionalInterface
public interface Deadline {
    /** Where no phase ends: in simulations. */
    Deadline NONE = () -> false;

    /** Whether it is past; once it is, it stays so. */
    boolean isPast();
}
