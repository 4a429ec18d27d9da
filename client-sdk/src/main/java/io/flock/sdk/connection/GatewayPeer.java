package io.flock.sdk.connection;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.X509Identity;

/** One peer with its one channel, which every call, event stream and thread of a client shares. */
public final class GatewayPeer {
    /** A block may be as large as the orderer allows, 10 MiB by default; the endorsed transaction comes back too. */
    private static final int MAX_MESSAGE = 100 << 20;
    /** Above the 60 s that peers permit at most often, so that they do not end the connection for pinging. */
    private static final long KEEP_ALIVE_SECONDS = 90;

    private final PeerEndpoint endpoint;
    private final ManagedChannel channel;
    private final Gateway gateway;

    GatewayPeer(PeerEndpoint endpoint, Identity identity) {
        this.endpoint = endpoint;
        this.channel = open(endpoint);
        this.gateway = Gateway.newInstance()
                .identity(new X509Identity(identity.account().organisation().text(), identity.certificate()))
                .hash(Hash.SHA256)
                .signer(digest -> sign(identity, digest))
                .connection(channel)
                .connect();
    }

    private static byte[] sign(Identity identity, byte[] digest) throws GeneralSecurityException {
        return identity.sign(digest);
    }

    private static ManagedChannel open(PeerEndpoint endpoint) {
        ManagedChannelBuilder<?> builder = Grpc.newChannelBuilderForAddress(
                        endpoint.host(), endpoint.port(), credentials(endpoint))
                .maxInboundMessageSize(MAX_MESSAGE)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        endpoint.tlsName().ifPresent(builder::overrideAuthority);
        return builder.build();
    }

    private static ChannelCredentials credentials(PeerEndpoint endpoint) {
        if (endpoint.tlsCaCertificates().isEmpty()) {
            return InsecureChannelCredentials.create();
        }
        byte[] pem = endpoint.tlsCaCertificates().get().getBytes(StandardCharsets.UTF_8);
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(new ByteArrayInputStream(pem))
                    .build();
        } catch (IOException | IllegalArgumentException e) {
            throw JsonTree.invalid("peer " + endpoint.name() + ": tlsCACerts can't be read: " + e.getMessage());
        }
    }

    public PeerEndpoint endpoint() {
        return endpoint;
    }

    /** Fabric's client on this peer; for the packages of this SDK, not for apps. */
    public Gateway gateway() {
        return gateway;
    }

    /**
     * Connects at once where the last attempts failed. By itself the channel waits up to two minutes between attempts,
     * and a peer that is back after a long outage would be passed over for so long.
     */
    void redial() {
        channel.resetConnectBackoff();
    }

    void close() {
        gateway.close();
        channel.shutdownNow();
    }

    boolean awaitClosed(long nanos) throws InterruptedException {
        return channel.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
