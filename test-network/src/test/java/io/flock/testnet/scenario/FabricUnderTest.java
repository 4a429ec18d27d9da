package io.flock.testnet.scenario;

import io.flock.client.cli.NetworkHome;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import io.flock.testnet.fabric.layout.Orderer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fabric's own processes. Beside the nodes' names, the Raft leader and one of its followers are parts. */
final class FabricUnderTest implements ScenarioNetwork {
    static final String LEADER = "raft leader";
    static final String FOLLOWER = "raft follower";

    /** So that the orderers tell who leads. */
    private static final String LOG_LEVEL = "warning:orderer.consensus.etcdraft=info";

    private final FabricNetwork network;
    /** Which nodes the parts stood for when they were killed. */
    private final Map<String, String> killed = new TreeMap<>();

    private FabricUnderTest(FabricNetwork network) {
        this.network = network;
    }

    /** Starts it in an empty folder, founded like the development network. */
    static FabricUnderTest start(Path folder) {
        try {
            return new FabricUnderTest(FabricNetwork.start(
                    FabricOptions.of(folder, ScenarioFounding.document(), ScenarioFounding.accounts())
                            .withBatchTimeout(Duration.ofMillis(200))
                            .withLogLevel(LOG_LEVEL)));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
    public void restart(String part) {
        try {
            network.restart(killed.remove(part));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
