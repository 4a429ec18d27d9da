package io.flock.client.preflight;

import io.flock.sdk.FlockClient;
import io.flock.sdk.FlockClientBuilder;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.connection.PeerEndpoint;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import io.flock.sdk.transaction.TransactionOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything about a network that taking part needs.
 *
 * @param names sets channel and chaincode
 * @param content addresses of the content nodes' RPC
 * @param noMoney whether a network whose peers take any time will do
 */
public record Preflight(
        ConnectionProfile profile,
        Identity identity,
        UnaryOperator<FlockClientBuilder> names,
        List<URI> content,
        boolean noMoney) {
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    public Preflight {
        content = List.copyOf(content);
    }

    /** Runs the checks in an order in which each can rely on those before it; peers that are dead cost seconds each. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>(new CertificateChecks(Instant.now()).of(identity, profile));
        List<Finding> peers = profile.peers().stream().map(this::peer).toList();
        findings.addAll(peers);
        if (!peers.stream().allMatch(Finding::isFailed)) {
            try (FlockClient flock = client(profile)) {
                findings.addAll(new NetworkChecks(flock, noMoney).run());
            }
        }
        content.forEach(node -> findings.add(content(node)));
        return List.copyOf(findings);
    }

    private Finding peer(PeerEndpoint peer) {
        return NetworkChecks.found("peer", () -> {
            try (FlockClient flock = client(new ConnectionProfile(profile.organisation(), List.of(peer)))) {
                return peer + " answers for " + flock.token().name().run();
            }
        });
    }

    private FlockClient client(ConnectionProfile to) {
        return names.apply(FlockClient.builder(to, identity)
                        .transactionOptions(TransactionOptions.DEFAULT.withTotal(PATIENCE)))
                .connect();
    }

    private static Finding content(URI node) {
        return NetworkChecks.found("ipfs", () -> {
            try (IpfsClient client = IpfsClient.of(List.of(node), IpfsOptions.DEFAULT)) {
                return node + " answers, version " + client.version();
            }
        });
    }
}
