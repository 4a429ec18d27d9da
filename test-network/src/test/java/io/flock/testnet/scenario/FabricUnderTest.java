package io.flock.testnet.scenario;

import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.Machine;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import io.flock.testnet.fabric.layout.Orderer;
import io.flock.testnet.fabric.layout.PortPlan;
import io.flock.testnet.process.FreePorts;
import io.flock.testnet.relay.Relay;
import io.flock.testnet.relay.Weather;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fabric's own processes. Beside the nodes' names, the Raft leader and one of its followers are parts. */
final class FabricUnderTest implements ScenarioNetwork {
    static final String LEADER = "raft leader";
    static final String FOLLOWER = "raft follower";

    private static final int ORDERERS = 3;
    private static final int ORGANISATIONS = 3;
    private static final int BLOCK = 100;
    private static final AtomicInteger RELAYED_BASES = new AtomicInteger(26_000);

    /** So that the orderers tell who leads. */
    private static final String LOG_LEVEL = "warning:orderer.consensus.etcdraft=info";

    private FabricNetwork network;
    private final Optional<Relay> relay;
    /** Participants' processes, which a relay is to know. */
    private final Map<String, Supplier<Long>> outsiders = new ConcurrentHashMap<>();
    /** Which nodes the parts stood for when they were killed. */
    private final Map<String, String> killed = new TreeMap<>();

    private FabricUnderTest(FabricOptions options, boolean relayed) throws InterruptedException {
        relay = relayed ? Optional.of(new Relay(this::processes)) : Optional.empty();
        relay.ifPresent(doors -> open(doors, options.basePort()));
        try {
            network = FabricNetwork.start(options);
        } catch (RuntimeException | InterruptedException e) {
            relay.ifPresent(Relay::close);
            throw e;
        }
    }

    /** Starts it in an empty folder, founded like the development network. */
    static FabricUnderTest start(Path folder) {
        return start(options(folder), false);
    }

    /** The same, with a relay before each orderer, peer and content node. */
    static FabricUnderTest relayed(Path folder) {
        return start(options(folder).withBasePort(relayedBase()).withRelays(), true);
    }

    /** Of its own for each, and far above what networks choose for themselves: two may start at the same moment. */
    private static int relayedBase() {
        while (true) {
            PortPlan ports = new PortPlan(RELAYED_BASES.getAndAdd(BLOCK), ORDERERS, ORGANISATIONS, true);
            if (ports.all().keySet().stream().allMatch(FreePorts::isFree)) {
                return ports.base();
            }
        }
    }

    private static FabricOptions options(Path folder) {
        return Machine.onTwoJdks(FabricOptions.of(folder, ScenarioFounding.document(), ScenarioFounding.accounts())
                .withBatchTimeout(Duration.ofMillis(200))
                .withLogLevel(LOG_LEVEL));
    }

    private static FabricUnderTest start(FabricOptions options, boolean relayed) {
        try {
            return new FabricUnderTest(options, relayed);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void open(Relay relay, int base) {
        PortPlan ports = new PortPlan(base, ORDERERS, ORGANISATIONS, true);
        for (int i = 1; i <= ORDERERS; i++) {
            relay.open(
                    "orderer" + i, ports.orderer(i).service(), ports.orderer(i).listen());
        }
        for (int i = 1; i <= ORGANISATIONS; i++) {
            relay.open(
                    "peer" + i,
                    ports.organisation(i).peer(),
                    ports.organisation(i).peerListen());
            relay.open(
                    "ipfs" + i,
                    ports.organisation(i).contentSwarm(),
                    ports.organisation(i).contentSwarmListen());
        }
    }

    /** The living processes that may call a node. */
    private Map<String, Long> processes() {
        Map<String, Long> pids = new TreeMap<>();
        outsiders.forEach((name, pid) -> pids.put(name, pid.get()));
        network.nodes().forEach(node -> network.process(node).ifPresent(handle -> pids.put(node, handle.pid())));
        return pids;
    }

    /** Lets the relay know a process that is no node. */
    void knows(String name, Supplier<Long> pid) {
        outsiders.put(name, pid);
    }

    /** Changes what comes through between nodes, and from the participants to them. */
    void set(Weather weather) {
        relay.orElseThrow().set(weather);
    }

    /** From now on the node can't make any file longer than this many bytes above its longest one. */
    void fillDisk(String node, long room) {
        long pid = network.process(node).orElseThrow().pid();
        long longest = longest(network.layout().node(node));
        FileLimit.set(pid, longest + room);
    }

    private static long longest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public NetworkHome home() {
        return network.home();
    }

    @Override
    public Set<String> parts() {
        Set<String> parts = new TreeSet<>(network.nodes());
        parts.addAll(List.of(LEADER, FOLLOWER));
        return parts;
    }

    private String node(String part) {
        return switch (part) {
            case LEADER -> RaftLeader.among(orderers(), network::log);
            case FOLLOWER -> {
                String leader = RaftLeader.among(orderers(), network::log);
                yield orderers().stream()
                        .filter(each -> !each.equals(leader))
                        .findFirst()
                        .orElseThrow();
            }
            default -> part;
        };
    }

    private List<String> orderers() {
        return network.layout().orderers().stream().map(Orderer::name).toList();
    }

    @Override
    public void kill(String part) {
        String node = node(part);
        killed.put(part, node);
        try {
            network.kill(node);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Pattern complaint(String part) {
        return Pattern.compile(killed.get(part) + " .* died .* its process has died");
    }

    @Override
    public void restart(String part) {
        restartNode(killed.remove(part));
    }

    /** Ends a node if it lives, and starts it again on what it left behind. */
    void restartNode(String node) {
        try {
            network.restart(node);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Brings a version of the chaincode to the channel, by the command; answers what that printed. */
    String upgrade(String version) {
        return FlockCommand.run(
                List.of("network", "upgrade", version, "--home", home().folder().toString()));
    }

    /** Lets an organisation join, by the command; answers what that printed. */
    String add(OrganisationId organisation) {
        String printed = FlockCommand.run(List.of(
                "network",
                "add-org",
                organisation.text(),
                "--home",
                home().folder().toString()));
        network = FabricNetwork.open(home().folder()).orElseThrow();
        return printed;
    }

    /** Of the chaincode, as the channel has it. */
    String version() {
        try {
            return network.deployment().current().orElseThrow().version();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        network.close();
        relay.ifPresent(Relay::close);
    }
}
