package io.flock.client.serve;

import java.io.IOException;

/** A journal has whole records behind one that is not: something else than a crash has changed it. */
final class DamagedJournalException extends IOException {
    private static final long serialVersionUID = 1;

    private final long sound;

    /** @param sound how many bytes before the damage are whole records */
    DamagedJournalException(long sound) {
        super("is damaged at byte " + sound + ", and whole records stand behind that");
        this.sound = sound;
    }

    /** Bytes before the damage, all whole records. */
    long sound() {
        return sound;
    }
}
