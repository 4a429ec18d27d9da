package io.flock.client.dashboard;

import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.events.Checkpoint;
import io.flock.sdk.events.Position;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A dashboard of a running network: follows its blocks from the first one on, and serves the page. */
public final class Dashboard implements AutoCloseable {
    private final FlockClient flock;
    private final NodeHeights nodes;
    private final ServiceHealth services;
    private final DashboardServer server;

    private Dashboard(FlockClient flock, NodeHeights nodes, ServiceHealth services, DashboardServer server) {
        this.flock = flock;
        this.nodes = nodes;
        this.services = services;
        this.server = server;
    }

    /**
     * Starts to follow and to serve.
     *
     * @param content the content nodes' RPC
     * @param port 0: any free one
     * @throws io.flock.protocol.error.FlockException PORT_IN_USE
     */
    public static Dashboard open(
            ConnectionProfile profile, Identity viewer, String channel, String chaincode, List<URI> content, int port) {
        FlockClient flock = FlockClient.builder(profile, viewer)
                .channel(channel)
                .chaincode(chaincode)
                .connect();
        try {
            LedgerMirror mirror = new LedgerMirror(chaincode);
            long height = flock.blocks().height();
            NodeHeights nodes = NodeHeights.watch(profile, viewer, channel, chaincode, Math.max(0, height - 1));
            ServiceHealth services = ServiceHealth.watch(content, mirror::orderers);
            try {
                DashboardServer server = new DashboardServer(
                        mirror, nodes, services, channel, viewer.account().toString(), port);
                flock.events().subscribeBlocks(Optional.of(Position.ofBlock(0)), Checkpoint.inMemory(), mirror::accept);
                return new Dashboard(flock, nodes, services, server);
            } catch (RuntimeException e) {
                services.close();
                nodes.close();
                throw e;
            }
        } catch (RuntimeException e) {
            flock.close();
            throw e;
        }
    }

    /** The address to open. */
    public String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        services.close();
        nodes.close();
        flock.close();
    }
}
