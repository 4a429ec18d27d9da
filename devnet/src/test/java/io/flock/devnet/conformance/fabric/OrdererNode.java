package io.flock.devnet.conformance.fabric;

import io.flock.devnet.conformance.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One orderer process. */
final class OrdererNode {
    private final Path material;
    private final Path admin;
    private final int port;
    private final int adminPort;
    private final FabricBinaries binaries;
    private final NativeProcess process;

    OrdererNode(FabricBinaries binaries, Material crypto, Path folder, int index, List<Integer> ports) {
        this.binaries = binaries;
        this.material = crypto.orderer(index);
        this.admin = crypto.ordererAdmin();
        this.port = ports.get(0);
        this.adminPort = ports.get(1);
        this.process = new NativeProcess(
                "orderer" + index,
                List.of(binaries.path("orderer")),
                environment(folder, folder.resolve("data/orderer" + index), ports.get(2)),
                port,
                folder);
    }

    private Map<String, String> environment(Path folder, Path data, int operationsPort) {
        Path tls = material.resolve("tls");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FABRIC_CFG_PATH", folder.toString());
        variables.put("FABRIC_LOGGING_SPEC", "warning");
        variables.put("ORDERER_GENERAL_LISTENPORT", String.valueOf(port));
        variables.put("ORDERER_GENERAL_LOCALMSPDIR", material.resolve("msp").toString());
        variables.put(
                "ORDERER_GENERAL_TLS_PRIVATEKEY", tls.resolve("server.key").toString());
        variables.put(
                "ORDERER_GENERAL_TLS_CERTIFICATE", tls.resolve("server.crt").toString());
        variables.put("ORDERER_GENERAL_TLS_ROOTCAS", "[" + tls.resolve("ca.crt") + "]");
        variables.put("ORDERER_FILELEDGER_LOCATION", data.resolve("ledger").toString());
        variables.put("ORDERER_CONSENSUS_WALDIR", data.resolve("wal").toString());
        variables.put("ORDERER_CONSENSUS_SNAPDIR", data.resolve("snap").toString());
        variables.put("ORDERER_OPERATIONS_LISTENADDRESS", "127.0.0.1:" + operationsPort);
        variables.put("ORDERER_ADMIN_LISTENADDRESS", "127.0.0.1:" + adminPort);
        variables.put("ORDERER_ADMIN_TLS_PRIVATEKEY", tls.resolve("server.key").toString());
        variables.put("ORDERER_ADMIN_TLS_CERTIFICATE", tls.resolve("server.crt").toString());
        variables.put("ORDERER_ADMIN_TLS_CLIENTROOTCAS", "[" + tls.resolve("ca.crt") + "]");
        return variables;
    }

    void start() throws IOException {
        process.start();
    }

    void awaitPort() throws Exception {
        process.awaitPort();
        Await.until("the orderer's administration port", () -> Await.listens(adminPort));
    }

    void stop() throws InterruptedException {
        process.stop();
    }

    void join(String channel, Path genesis) throws Exception {
        String output = Command.run(
                Map.of(),
                List.of(
                        binaries.path("osnadmin"),
                        "channel",
                        "join",
                        "--channelID=" + channel,
                        "--config-block=" + genesis,
                        "--orderer-address=127.0.0.1:" + adminPort,
                        "--ca-file=" + material.resolve("tls/ca.crt"),
                        "--client-cert=" + admin.resolve("tls/client.crt"),
                        "--client-key=" + admin.resolve("tls/client.key")));
        // osnadmin exits with 0 even if the orderer refuses.
        if (!output.contains("Status: 201")) {
            throw new IOException("orderer did not join:\n" + output);
        }
    }

    String endpoint() {
        return "127.0.0.1:" + port;
    }

    Path tlsCertificate() {
        return material.resolve("tls/server.crt");
    }

    Path tlsAuthority() {
        return material.resolve("tls/ca.crt");
    }

    int port() {
        return port;
    }
}
