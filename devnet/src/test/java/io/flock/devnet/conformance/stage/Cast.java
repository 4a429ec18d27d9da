package io.flock.devnet.conformance.stage;

import io.flock.devnet.conformance.ConformanceNetwork;
import io.flock.devnet.conformance.TestOrganisation;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.wire.RawGateway;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One connection and one ordinary client per organisation, shared by all scenarios of a run. */
public final class Cast implements AutoCloseable {
    private final ConformanceNetwork network;
    private final List<ManagedChannel> connections = new ArrayList<>();
    private final List<Credentials> clients;

    public Cast(ConformanceNetwork network) {
        this.network = network;
        this.clients = network.organisations().stream()
                .map(organisation -> organisation.authority().client("client"))
                .toList();
        network.organisations().stream().map(TestOrganisation::connect).forEach(connections::add);
    }

    ConformanceNetwork network() {
        return network;
    }

    Credentials client(int organisation) {
        return clients.get(organisation - 1);
    }

    ManagedChannel connection(int organisation) {
        return connections.get(organisation - 1);
    }

    RawGateway gateway(int organisation) {
        return new RawGateway(connection(organisation));
    }

    /** A new connection: the old one waits longer and longer before it tries again. */
    void reconnect(int organisation) {
        connection(organisation).shutdownNow();
        connections.set(
                organisation - 1, network.organisations().get(organisation - 1).connect());
    }

    /**
     * Waits until every peer has the transaction. On a real network the peers commit one after the other, and the next
     * endorsement would meet different states.
     */
    void settle(String transactionId, Stream<Integer> organisations) {
        organisations.forEach(organisation ->
                gateway(organisation).awaitCommit(client(organisation), network.channel(), transactionId));
    }

    @Override
    public void close() {
        connections.forEach(ManagedChannel::shutdownNow);
    }
}
