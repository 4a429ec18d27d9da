package io.flock.testnet;

import io.flock.client.cli.network.NetworkFile;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One client per organisation's own content node; organisations that share a node share the client. */
public final class ContentClients implements AutoCloseable {
    private final NetworkFile network;
    private final Map<List<URI>, IpfsClient> clients = new HashMap<>();

    /** Nothing is connected yet. */
    public ContentClients(NetworkFile network) {
        this.network = network;
    }

    /** The client of an organisation; closed with this. */
    public IpfsClient of(OrganisationId organisation) {
        return clients.computeIfAbsent(
                network.contentFor(organisation), nodes -> IpfsClient.of(nodes, IpfsOptions.DEFAULT));
    }

    @Override
    public void close() {
        clients.values().forEach(IpfsClient::close);
    }
}
