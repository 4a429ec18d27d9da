package io.flock.chaincode.history;

import java.util.Random;

/** How a participant behaves for the whole of a task. */
enum Behaviour {
    HONEST,
    /** Never does anything. */
    SILENT,
    /** Is there half of the time. */
    FLAKY,
    /** Dies at some point and never comes back. */
    DYING,
    /** Commits and never reveals. */
    WITHHOLDING,
    /** Says the opposite, or whatever is false. */
    LYING;

    /** Mostly honest ones; in one history of ten, hardly any. */
    static Behaviour draw(Random random, boolean bad) {
        return random.nextInt(10) < (bad ? 2 : 7) ? HONEST : values()[1 + random.nextInt(values().length - 1)];
    }

    /** Whether it acts in a phase, the so many-th of the task. */
    boolean acts(Random random, boolean reveals, int phase, int dies) {
        return switch (this) {
            case HONEST, LYING -> true;
            case SILENT -> false;
            case FLAKY -> random.nextBoolean();
            case DYING -> phase < dies;
            case WITHHOLDING -> !reveals;
        };
    }
}
