package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.identity.AccountId;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The small task on a network with which something happens: it comes out as on one with which nothing does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DisturbedTask {
    private Outcome undisturbed;

    /** How many accounts send FLOCK beside the task, without pause. */
    abstract int load();

    /** Always on the development network: all networks come to the same. */
    @BeforeAll
    void playUndisturbed(@TempDir Path folder) {
        try (Play play = new Play(DevnetProcess.start(folder.resolve("home")), folder)) {
            SmallTask.PARTICIPANTS.forEach(play::enter);
            undisturbed = play.through(Interference.NONE);
        }
    }

    /** Plays the task under a disturbance, with one participant in a process of its own. */
    void endsAsEver(
            ScenarioNetwork network, Path folder, AccountId apart, BiFunction<Play, ActorProcess, Disturbance> fault) {
        try (Play play = new Play(network, folder);
                Load load = Load.start(network, load())) {
            SmallTask.PARTICIPANTS.stream().filter(each -> !each.equals(apart)).forEach(play::enter);
            try (Disturbance disturbance = fault.apply(play, play.enterApart(apart))) {
                Outcome outcome = play.through(disturbance);

                disturbance.hasHappened();
                isAsEver(outcome, load);
                note(disturbance.toString(), play, load);
            }
        }
    }

    /** All came to what they come to on a network on which nothing happens. */
    void isAsEver(Outcome outcome) {
        assertThat(outcome).isEqualTo(undisturbed);
    }

    /** So they did, and nothing was lost or counted twice. */
    void isAsEver(Outcome outcome, Load load) {
        load.isCountedOnce();
        isAsEver(outcome);
    }

    static void note(String what, Play play, Load load) {
        Figures.note(
                play.network().getClass().getSimpleName() + " " + what,
                load.figures() + "; " + play.conductor().timeline());
    }
}
