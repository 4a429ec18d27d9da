package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import io.flock.testnet.Waiting;
import io.flock.testnet.relay.Weather;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can go wrong on Fabric's own processes without one of them being killed. */
final class FabricFaults {
    private static final Duration DELAY = Duration.ofMillis(400);
    private static final IpfsOptions QUICK =
            new IpfsOptions(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private FabricFaults() {}

    /**
     * An organisation is apart from all others, its content node and its participant included; later only its peer and its
     * content node are, and the participant reaches these and all others.
     *
     * @param apart a participant of the third organisation, in a process of its own
     */
    static Disturbance partition(Conductor conductor, FabricUnderTest network, ActorProcess apart) {
        String participant = apart.account().toString();
        network.knows(participant, apart::pid);
        Set<String> nodes = Set.of("peer3", "ipfs3");
        List<URI> content = network.description().contentFor(apart.account().organisation());
        Set<String> side = Set.of("peer3", "ipfs3", participant);
        return new Disturbance(
                "partition", conductor, EnumSet.of(Phase.SEED, Phase.VOTE_COMMIT, Phase.AGGREGATE_REVEAL)) {
            private ContentRef told;

            @Override
            void begin(Phase phase) {
                network.set(
                        phase == Phase.SEED
                                ? Weather.cut(link -> side.contains(link.from()) != side.contains(link.to()))
                                : Weather.cut(link -> nodes.contains(link.from()) != nodes.contains(link.to())
                                        && !link.from().equals(participant)));
            }

            @Override
            Set<AccountId> affected(Phase phase) {
                return Set.of(apart.account());
            }

            @Override
            void meanwhile(Phase phase) {
                assertThat(Waiting.until("peer3 is not well", () -> lineOf("peer3", network)))
                        .containsAnyOf("does not answer for the channel", "behind");
                told = put(content.get(0), phase.name());
                assertThat(get(content.get(1), told))
                        .as("content from the other side")
                        .isEmpty();
            }

            @Override
            void end(Phase phase) {
                network.set(Weather.FAIR);
                Waiting.until("the content nodes have found each other", () -> get(content.get(1), told));
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

    /** No fault: the channel gets the next version of the chaincode, by the command, and nobody has to do anything. */
    static Disturbance upgrade(Conductor conductor, FabricUnderTest network) {
        return new Disturbance("upgrade", conductor, EnumSet.of(Phase.PROPOSE_COMMIT, Phase.VOTE_REVEAL)) {
            private String version;

            @Override
            void begin(Phase phase) {
                version = phase == Phase.PROPOSE_COMMIT ? "1.1" : "1.2";
                assertThat(network.upgrade(version)).contains("deployed: version " + version);
            }

            @Override
            Set<AccountId> affected(Phase phase) {
                return Set.of();
            }

            @Override
            void meanwhile(Phase phase) {
                assertThat(network.version()).isEqualTo(version);
            }

            @Override
            void end(Phase phase) {}
        };
    }

    /**
     * No fault: a fourth organisation joins. It takes part in deciding from then on, by its peer and in governance, and
     * nobody has to do anything.
     */
    static Disturbance growth(Conductor conductor, FabricUnderTest network) {
        OrganisationId fourth = OrganisationId.parse("Org4MSP");
        return new Disturbance("add-org", conductor, EnumSet.of(Phase.PROPOSE_COMMIT)) {
            @Override
            void begin(Phase phase) {
                assertThat(network.add(fourth)).contains("added: Org4MSP, number 4");
            }

            @Override
            Set<AccountId> affected(Phase phase) {
                return Set.of();
            }

            @Override
            void meanwhile(Phase phase) {
                AccountId user = AccountId.of(fourth.text(), "user1");
                try (FlockClient flock = network.connect(user)) {
                    assertThat(flock.governance().consortium().run().organisations())
                            .hasSize(4)
                            .contains(fourth);
                    // Its own peer endorses first.
                    Committed<Done> approved = flock.token()
                            .approve(SmallTask.CREATOR, Amount.ofFlock(1))
                            .run();
                    assertThat(approved.block()).isPositive();
                }
                assertThat(network.add(fourth)).as("again").contains("added: Org4MSP, number 4");
                assertThat(network.status().out()).contains("peer4", "chaincode4");
            }

            @Override
            void end(Phase phase) {}
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

    private static ContentRef put(URI node, String text) {
        try (IpfsClient client = IpfsClient.of(List.of(node), QUICK)) {
            return client.put(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<byte[]> get(URI node, ContentRef content) {
        try (IpfsClient client = IpfsClient.of(List.of(node), QUICK)) {
            return Optional.of(client.get(content, 1 << 10));
        } catch (FlockException e) {
            if (!e.is(ErrorCode.CONTENT_UNAVAILABLE)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
