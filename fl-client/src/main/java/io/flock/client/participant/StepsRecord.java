package io.flock.client.participant;

import java.util.OptionalLong;

/**
 * How many steps an update consists of that was cut short, since its time was up: nothing but that number tells how to
 * make the same update again after a crash. Updates of whole trainings need no record.
 */
public interface StepsRecord {
    /** Keeps no record, where no process goes on after another. */
    StepsRecord NONE = new StepsRecord() {
        @Override
        public OptionalLong of(int round) {
            return OptionalLong.empty();
        }

        @Override
        public void cut(int round, long steps) {}
    };

    /** Steps of the round's update; empty if it was not cut short. */
    OptionalLong of(int round);

    /**
     * Is on disk when this returns: the update may be committed to next.
     *
     * @param steps at least 1
     * @throws io.flock.protocol.error.FlockException STATE_FOLDER_UNUSABLE
     */
    void cut(int round, long steps);
}
