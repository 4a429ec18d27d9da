package io.flock.devnet.conformance.fabric;

import io.flock.devnet.conformance.TestOrganisation;
import io.flock.devnet.conformance.identity.CertificateAuthority;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.identity.PemFolder;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One organisation and its peer process. */
final class PeerNode implements TestOrganisation {
    private static final int MAX_MESSAGE = 100 * 1024 * 1024;

    private final int number;
    private final FabricBinaries binaries;
    private final Material crypto;
    private final Path folder;
    private final int port;
    private final NativeProcess process;

    PeerNode(FabricBinaries binaries, Material crypto, Path folder, int number, List<Integer> ports) {
        this.binaries = binaries;
        this.crypto = crypto;
        this.folder = folder;
        this.number = number;
        this.port = ports.get(0);
        this.process = new NativeProcess(
                "peer" + number,
                List.of(binaries.path("peer"), "node", "start"),
                server(folder.resolve("data/peer" + number), ports.get(1), ports.get(2)),
                port,
                folder);
    }

    private Map<String, String> server(Path data, int chaincodePort, int operationsPort) {
        Path tls = crypto.peer(number).resolve("tls");
        Map<String, String> variables = new LinkedHashMap<>(common());
        variables.put("CORE_PEER_ID", "peer0.org" + number + ".test");
        variables.put("CORE_PEER_LISTENADDRESS", endpoint());
        variables.put("CORE_PEER_CHAINCODELISTENADDRESS", "127.0.0.1:" + chaincodePort);
        variables.put("CORE_PEER_CHAINCODEADDRESS", "127.0.0.1:" + chaincodePort);
        variables.put(
                "CORE_PEER_MSPCONFIGPATH", crypto.peer(number).resolve("msp").toString());
        variables.put("CORE_PEER_FILESYSTEMPATH", data.toString());
        variables.put("CORE_LEDGER_SNAPSHOTS_ROOTDIR", data.resolve("snapshots").toString());
        variables.put("CORE_PEER_TLS_CERT_FILE", tls.resolve("server.crt").toString());
        variables.put("CORE_PEER_TLS_KEY_FILE", tls.resolve("server.key").toString());
        variables.put("CORE_PEER_GOSSIP_BOOTSTRAP", endpoint());
        // Without it the gateways of the other organisations don't see this peer.
        variables.put("CORE_PEER_GOSSIP_EXTERNALENDPOINT", endpoint());
        variables.put("CORE_OPERATIONS_LISTENADDRESS", "127.0.0.1:" + operationsPort);
        return variables;
    }

    private Map<String, String> common() {
        return Map.of(
                "FABRIC_CFG_PATH", folder.toString(),
                "FABRIC_LOGGING_SPEC", "warning",
                "CORE_PEER_ADDRESS", endpoint(),
                "CORE_PEER_LOCALMSPID", mspId(),
                "CORE_PEER_TLS_ENABLED", "true",
                "CORE_PEER_TLS_ROOTCERT_FILE", tlsAuthority().toString());
    }

    /** Runs {@code peer …} as this organisation's administrator. */
    String administer(List<String> arguments) throws IOException, InterruptedException {
        Map<String, String> variables = new LinkedHashMap<>(common());
        variables.put(
                "CORE_PEER_MSPCONFIGPATH", crypto.admin(number).resolve("msp").toString());
        List<String> command = new ArrayList<>(List.of(binaries.path("peer")));
        command.addAll(arguments);
        return Command.run(variables, command);
    }

    void start() throws IOException {
        process.start();
    }

    void awaitPort() throws Exception {
        process.awaitPort();
    }

    void stop() throws InterruptedException {
        process.stop();
    }

    String endpoint() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Path tlsAuthority() {
        return crypto.peer(number).resolve("tls/ca.crt");
    }

    @Override
    public String mspId() {
        return "Org" + number + "MSP";
    }

    @Override
    public ManagedChannel connect() {
        try {
            return NettyChannelBuilder.forAddress(
                            "127.0.0.1",
                            port,
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(tlsAuthority().toFile())
                                    .build())
                    .maxInboundMessageSize(MAX_MESSAGE)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CertificateAuthority authority() {
        Path ca = crypto.organisation(number).resolve("ca");
        try {
            return new CertificateAuthority(mspId(), PemFolder.certificate(ca), PemFolder.key(ca));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Credentials peerIdentity() {
        Path msp = crypto.peer(number).resolve("msp");
        try {
            return new Credentials(
                    mspId(), PemFolder.certificate(msp.resolve("signcerts")), PemFolder.key(msp.resolve("keystore")));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
