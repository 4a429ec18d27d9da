package io.flock.devnet.conformance.fabric;

import io.flock.devnet.conformance.Batching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what the processes read: certificates, configuration, the first block, the external builder. */
final class NetworkFolder {
    private final Path folder;
    private final FabricBinaries binaries;

    NetworkFolder(Path folder, FabricBinaries binaries) {
        this.folder = folder;
        this.binaries = binaries;
    }

    Material material() throws IOException, InterruptedException {
        Path config = Template.write("crypto-config.yaml", folder.resolve("crypto-config.yaml"), Map.of());
        Path crypto = folder.resolve("crypto");
        Command.run(
                Map.of(), List.of(binaries.path("cryptogen"), "generate", "--config=" + config, "--output=" + crypto));
        return new Material(crypto);
    }

    void settings() throws IOException {
        Path builder = folder.resolve("builder");
        for (String program : List.of("detect", "build", "release")) {
            Path script =
                    Template.write("builder/" + program, builder.resolve("bin").resolve(program), Map.of());
            if (!script.toFile().setExecutable(true)) {
                throw new IOException("can't make " + script + " executable");
            }
        }
        Template.write(
                "core.yaml",
                folder.resolve("core.yaml"),
                Map.of("builder", builder.toString(), "executeTimeout", Batching.EXECUTION.toSeconds() + "s"));
        Template.write("orderer.yaml", folder.resolve("orderer.yaml"), Map.of());
        Files.createDirectories(folder.resolve("data"));
    }

    Path genesis(String channel, Material crypto, List<OrdererNode> orderers, List<PeerNode> peers)
            throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>();
        values.put("crypto", crypto.root().toString());
        values.put(
                "ordererEndpoints",
                orderers.stream().map(OrdererNode::endpoint).collect(Collectors.joining("\", \"", "\"", "\"")));
        values.put("consenters", orderers.stream().map(NetworkFolder::consenter).collect(Collectors.joining("\n")));
        for (int i = 0; i < peers.size(); i++) {
            values.put("peerPort" + (i + 1), String.valueOf(peers.get(i).port()));
        }
        values.put("batchTimeout", Batching.TIMEOUT.toMillis() + "ms");
        values.put("maxMessages", String.valueOf(Batching.MAX_MESSAGES));
        values.put("preferredBytes", String.valueOf(Batching.PREFERRED_BYTES));
        values.put("absoluteBytes", String.valueOf(Batching.ABSOLUTE_BYTES));
        Template.write("configtx.yaml", folder.resolve("configtx.yaml"), values);
        Path block = folder.resolve("genesis.block");
        Command.run(
                Map.of("FABRIC_CFG_PATH", folder.toString()),
                List.of(
                        binaries.path("configtxgen"),
                        "-profile",
                        "Conformance",
                        "-channelID",
                        channel,
                        "-outputBlock",
                        block.toString()));
        return block;
    }

    private static String consenter(OrdererNode orderer) {
        return "          - {Host: 127.0.0.1, Port: %d, ClientTLSCert: %s, ServerTLSCert: %s}"
                .formatted(orderer.port(), orderer.tlsCertificate(), orderer.tlsCertificate());
    }
}
