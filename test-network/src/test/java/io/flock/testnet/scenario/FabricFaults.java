package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.relay.Weather;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can go wrong on Fabric's own processes without one of them being killed. */
final class FabricFaults {
    private static final Duration DELAY = Duration.ofMillis(400);

    private FabricFaults() {}

    /**
     * An organisation is apart from all others, its participant included; later only its peer is, and the participant
     * reaches that and all others.
     *
     * @param apart a participant of the third organisation, in a process of its own
     */
    static Disturbance partition(Conductor conductor, FabricUnderTest network, ActorProcess apart) {
        String participant = apart.account().toString();
        network.knows(participant, apart::pid);
        Set<String> side = Set.of("peer3", participant);
        return new Disturbance(
                "partition", conductor, EnumSet.of(Phase.SEED, Phase.VOTE_COMMIT, Phase.AGGREGATE_REVEAL)) {
            @Override
            void begin(Phase phase) {
                network.set(
                        phase == Phase.SEED
                                ? Weather.cut(link -> side.contains(link.from()) != side.contains(link.to()))
                                : Weather.cut(link ->
                                        link.touches("peer3") && !link.from().equals(participant)));
            }

            @Override
            Set<AccountId> affected(Phase phase) {
                return Set.of(apart.account());
            }

            @Override
            void meanwhile(Phase phase) {
                assertThat(Waiting.until("peer3 is not well", () -> lineOf("peer3", network)))
                        .containsAnyOf("does not answer for the channel", "behind");
            }

            @Override
            void end(Phase phase) {
                network.set(Weather.FAIR);
            }
        };
    }

    /** One organisation's peer, which is a gateway too, is far away. */
    static Disturbance slowPeer(Conductor conductor, FabricUnderTest network) {
        return new Disturbance(
                "slow peer", conductor, EnumSet.of(Phase.SEED, Phase.PROPOSE_REVEAL, Phase.VOTE_COMMIT)) {
            @Override
            void begin(Phase phase) {
                network.set(Weather.slow(link -> link.touches("peer2"), DELAY));
            }

            @Override
            Set<AccountId> affected(Phase phase) {
                return Set.of();
            }

            @Override
            void meanwhile(Phase phase) {
                assertThat(Waiting.until("peer2 is not well", () -> lineOf("peer2", network)))
                        .containsAnyOf("slow", "does not answer for the channel");
            }

            @Override
            void end(Phase phase) {
                network.set(Weather.FAIR);
            }
        };
    }

    /** A peer can't write blocks any more; its members go on through the others' peers. */
    static Disturbance fullDisk(Conductor conductor, FabricUnderTest network) {
        return new Disturbance("full disk", conductor, EnumSet.of(Phase.PROPOSE_COMMIT, Phase.VOTE_REVEAL)) {
            @Override
            void begin(Phase phase) {
                network.fillDisk("peer2", 1 << 14);
            }

            @Override
            Set<AccountId> affected(Phase phase) {
                return Set.of();
            }

            @Override
            void meanwhile(Phase phase) {
                assertThat(Waiting.until("peer2 is not well", () -> lineOf("peer2", network)))
                        .contains("file too large");
            }

            @Override
            void end(Phase phase) {
                network.restartNode("peer2");
            }
        };
    }

    /**
     * A participant's machine comes up with a clock that is minutes off; its program says so and ends. Then its clock is
     * set.
     */
    static Disturbance wrongClock(Conductor conductor, ActorProcess participant, Path folder) {
        return new Disturbance(
                "wrong clock", conductor, EnumSet.of(Phase.SEED, Phase.PROPOSE_COMMIT, Phase.VOTE_COMMIT)) {
            @Override
            boolean suits(TaskView task) {
                return task.awaited().contains(participant.account());
            }

            @Override
            void begin(Phase phase) {
                Duration off = Duration.ofMinutes(phase == Phase.SEED ? 5 : -5);
                participant.restart(ShiftedClock.options(folder, off));
            }

            @Override
            Set<AccountId> affected(Phase phase) {
                return Set.of(participant.account());
            }

            @Override
            void meanwhile(Phase phase) {
                assertThat(participant.awaitRefusal())
                        .contains("CONFIGURATION_INVALID", "clock", "incorrect timestamp", "set the clock");
            }

            @Override
            void end(Phase phase) {
                participant.restart(List.of());
            }
        };
    }

    /** What {@code status} says of a node with which something is wrong; nothing while it says that it is well. */
    private static Optional<String> lineOf(String node, ScenarioNetwork network) {
        return network.status()
                .out()
                .lines()
                .filter(line -> line.startsWith(node + " "))
                .filter(line -> !line.contains(" ok"))
                .findFirst();
    }
}
