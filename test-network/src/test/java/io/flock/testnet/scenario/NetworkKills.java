package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.TaskView;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Kills one process of the network once in each phase and starts it again: in turn as the phase opens, when one of
 * several has acted, and while the phase is being closed.
 */
final class NetworkKills implements Interference {
    private enum Turn {
        HALFWAY,
        WHILE_CLOSING,
        AS_IT_OPENS
    }

    private final Conductor conductor;
    private final ScenarioNetwork network;
    private final String part;
    private final SeenBlocks told;
    private final Load load;
    private final EnumSet<Phase> killedIn = EnumSet.noneOf(Phase.class);
    private boolean complained;
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    /**
     * Does nothing yet.
     *
     * @param told what the network showed to a client
     * @param load goes on beside it; each of its calls meets one death at most, so that how long one takes says what a death
     *     costs
     */
    NetworkKills(Conductor conductor, ScenarioNetwork network, String part, SeenBlocks told, Load load) {
        this.conductor = conductor;
        this.network = network;
        this.part = part;
        this.told = told;
        this.load = load;
    }

    /** Where the process was killed; it is up again. */
    Set<Phase> killedIn() {
        underWay.join();
        return EnumSet.copyOf(killedIn);
    }

    @Override
    public void opened(TaskView task) {
        underWay.join();
        Phase phase = task.phase().phase();
        if (killedIn.contains(phase) || turn(phase) == Turn.WHILE_CLOSING) {
            return;
        }
        if (turn(phase) == Turn.HALFWAY && task.awaited().size() > 1) {
            conductor.await(
                    "somebody acts in " + task.phase(),
                    now -> now.awaited().size() < task.awaited().size());
        }
        killedIn.add(phase);
        killAndRestart();
    }

    private static Turn turn(Phase phase) {
        return switch (phase) {
            case RECRUITING, VOTE_REVEAL -> Turn.HALFWAY;
            case CLOSED, PROPOSE_REVEAL, AGGREGATE_COMMIT -> Turn.WHILE_CLOSING;
            default -> Turn.AS_IT_OPENS;
        };
    }

    @Override
    public void closing(TaskView task) {
        if (killedIn.add(task.phase().phase())) {
            // Beside the advance that the conductor sends now.
            underWay = CompletableFuture.runAsync(this::killAndRestart);
        }
    }

    @Override
    public void close() {
        underWay.exceptionally(failure -> null).join();
    }

    private void killAndRestart() {
        network.kill(part);
        if (!complained) {
            complained = true;
            CommandRun status = network.status();
            assertThat(status.status()).as(status.out()).isNotZero();
            assertThat(status.out()).containsPattern(network.complaint(part));
        }
        long last = told.last();
        network.restart(part);
        assertThat(conductor.height()).as("height after a restart").isGreaterThan(last);
        load.settle();
    }
}
