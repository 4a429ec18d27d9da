package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something is wrong with part of a network for a while, in some phases of a task: it begins as the phase opens and
 * lasts until all have acted who can.
 */
abstract class Disturbance implements Interference {
    private final String name;
    private final Conductor conductor;
    private final EnumSet<Phase> left;

    Disturbance(String name, Conductor conductor, Set<Phase> phases) {
        this.name = name;
        this.conductor = conductor;
        this.left = EnumSet.copyOf(phases);
    }

    /** It goes wrong. */
    abstract void begin(Phase phase);

    /** Who can't act meanwhile. */
    abstract Set<AccountId> affected(Phase phase);

    /** All others have acted, and it still is wrong. */
    abstract void meanwhile(Phase phase);

    /** All is well again. */
    abstract void end(Phase phase);

    /** Whether this phase is a good one; asked for each in which it has not been wrong yet. */
    boolean suits(TaskView task) {
        return true;
    }

    @Override
    public void opened(TaskView task) {
        Phase phase = task.phase().phase();
        if (!left.contains(phase) || !suits(task)) {
            return;
        }
        left.remove(phase);
        begin(phase);
        conductor.await(
                "all others act in " + task.phase(), now -> affected(phase).containsAll(now.awaited()));
        meanwhile(phase);
        end(phase);
    }

    @Override
    public String toString() {
        return name;
    }

    /** It was wrong in every phase in which it should be. */
    void hasHappened() {
        assertThat(left).as("phases that passed undisturbed").isEmpty();
    }
}
