package io.flock.testnet.fabric.files;

import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.layout.Crypto;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import io.flock.testnet.fabric.layout.Orderer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code core.yaml} and {@code orderer.yaml} of each node, whole, and the external builder's programs. */
final class NodeSettings {
    private static final List<String> BUILDER = List.of("detect", "build", "release");

    private final Layout layout;
    private final Crypto crypto;

    NodeSettings(Layout layout) {
        this.layout = layout;
        this.crypto = layout.crypto();
    }

    void write() {
        for (Orderer orderer : layout.orderers()) {
            PrivateFile.write(layout.node(orderer.name()).resolve("orderer.yaml"), orderer(orderer));
        }
        for (Member member : layout.members()) {
            PrivateFile.write(layout.node(NodeNames.peer(member.number())).resolve("core.yaml"), peer(member));
        }
        for (String program : BUILDER) {
            Path script = layout.builder().resolve("bin").resolve(program);
            PrivateFile.write(script, Template.named("builder/bin/" + program).text());
            if (!script.toFile().setExecutable(true, true)) {
                throw new IllegalStateException("can't make " + script + " executable");
            }
        }
    }

    String orderer(Orderer orderer) {
        Path material = crypto.orderer(orderer);
        return Template.named("orderer.yaml")
                .fill(Map.of(
                        "listen",
                        Layout.HOST,
                        "port",
                        orderer.ports().listen(),
                        "adminPort",
                        orderer.ports().admin(),
                        "operationsPort",
                        orderer.ports().operations(),
                        "tls",
                        material.resolve("tls"),
                        "mspFolder",
                        material.resolve("msp"),
                        "msp",
                        Orderer.MSP,
                        "data",
                        layout.node(orderer.name()).resolve("data")));
    }

    String peer(Member member) {
        Path material = crypto.peer(member);
        Map<String, Object> values = new HashMap<>();
        values.put("id", member.peerHost());
        values.put("network", TestNetwork.NAME);
        values.put("listen", Layout.HOST);
        values.put("host", Layout.HOST);
        values.put("port", member.ports().peer());
        values.put("chaincodePort", member.ports().chaincodeEvents());
        values.put("operationsPort", member.ports().operations());
        values.put("msp", member.id());
        values.put("mspFolder", material.resolve("msp"));
        values.put("tls", material.resolve("tls"));
        values.put("data", layout.node(NodeNames.peer(member.number())).resolve("data"));
        values.put("builder", layout.builder());
        // Rules about time hold on the ledger because no peer endorses a clock that is further off (ledger.md §2).
        values.put("timeWindow", layout.settings().founding().parameters().clockWindowSeconds() + "s");
        return Template.named("core.yaml").fill(values);
    }
}
