package io.flock.testnet.bench.overhead;

import io.flock.client.cli.network.NetworkFile;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import java.util.Map;
import java.util.TreeMap;

/** A content client per account: what one has fetched and checked saves no other the trouble, as between machines. */
final class OwnContents implements AutoCloseable {
    private final NetworkFile network;
    private final Map<AccountId, IpfsClient> clients = new TreeMap<>();

    /** Nothing is connected yet. */
    OwnContents(NetworkFile network) {
        this.network = network;
    }

    /** The account's own client; closed with this. */
    IpfsClient of(AccountId account) {
        return clients.computeIfAbsent(
                account, own -> IpfsClient.of(network.contentFor(own.organisation()), IpfsOptions.DEFAULT));
    }

    @Override
    public void close() {
        clients.values().forEach(IpfsClient::close);
    }
}
