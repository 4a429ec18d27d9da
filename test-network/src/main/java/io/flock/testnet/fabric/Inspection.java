package io.flock.testnet.fabric;

import io.flock.client.cli.network.KnownProcess;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.channel.Health;
import io.flock.testnet.fabric.channel.OrdererAdmin;
import io.flock.testnet.fabric.channel.PeerLedger;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.Orderer;
import io.flock.testnet.fabric.node.Node;
import io.flock.testnet.fabric.node.NodeProcess;
import io.flock.testnet.fabric.node.ProcessMemory;
import io.flock.testnet.process.LogLines;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at every node: does its process live, does it answer, what does it say. */
final class Inspection {
    private static final String WELL = Standings.WELL;

    private final FabricNetwork network;
    private final Layout layout;
    private final Standings standings = new Standings();

    Inspection(FabricNetwork network) {
        this.network = network;
        this.layout = network.layout();
    }

    List<NodeStatus> all() throws InterruptedException {
        List<NodeStatus> all = new ArrayList<>();
        for (NodeProcess process : network.processes()) {
            all.add(of(process));
        }
        return List.copyOf(all);
    }

    private NodeStatus of(NodeProcess process) throws InterruptedException {
        Optional<KnownProcess> living = process.find();
        Node node = process.node();
        NodeStatus.State state = living.isPresent()
                ? NodeStatus.State.RUNNING
                : process.wasStarted() ? NodeStatus.State.DIED : NodeStatus.State.STOPPED;
        OptionalLong pid =
                living.isPresent() ? OptionalLong.of(living.get().handle().pid()) : OptionalLong.empty();
        return new NodeStatus(
                node.name(),
                node.kind(),
                node.organisation(),
                state,
                pid,
                node.ports().get(0),
                pid.isPresent() ? ProcessMemory.of(pid.getAsLong()) : OptionalLong.empty(),
                switch (state) {
                    case RUNNING -> health(process);
                    case DIED ->
                        "its process has died; last in its log: "
                                + LogLines.ofFile(node.log()).important();
                    case STOPPED -> "not started";
                });
    }

    private String health(NodeProcess process) throws InterruptedException {
        Node node = process.node();
        return switch (node.kind()) {
            case ORDERER -> orderer(node.name());
            case PEER -> peer(node.name());
            case CHAINCODE, CONTENT ->
                process.listens()
                        ? WELL
                        : "does not listen at port " + node.ports().get(0);
        };
    }

    private String orderer(String name) throws InterruptedException {
        Orderer orderer = layout.orderers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            return new OrdererAdmin(layout)
                    .standing(orderer)
                    .map(standing -> standing.isActive()
                            ? standings.add(standing.height(), Duration.ZERO)
                            : "not active: " + standing.status() + ", " + standing.height() + " blocks")
                    .orElse("not a member of the channel");
        } catch (IOException e) {
            return "does not answer: " + e.getMessage();
        }
    }

    private String peer(String name) throws InterruptedException {
        Member member = layout.memberOfPeer(name).orElseThrow();
        String health = new Health(layout, member).text();
        if (!health.equals("healthy")) {
            return health;
        }
        try {
            long begun = System.nanoTime();
            long height = new PeerLedger(layout, member).height();
            return standings.add(height, Duration.ofNanos(System.nanoTime() - begun));
        } catch (FlockException e) {
            return e.what();
        }
    }
}
