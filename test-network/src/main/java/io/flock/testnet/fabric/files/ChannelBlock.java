package io.flock.testnet.fabric.files;

import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.layout.Crypto;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Orderer;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.Programs;
import io.flock.testnet.fabric.program.Tool;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The channel's first block: members, policies, orderers. */
final class ChannelBlock {
    private final Layout layout;
    private final Crypto crypto;

    ChannelBlock(Layout layout) {
        this.layout = layout;
        this.crypto = layout.crypto();
    }

    void ensure(Programs programs) throws InterruptedException {
        if (Files.exists(layout.genesis())) {
            return;
        }
        PrivateFile.write(layout.folder().resolve("configtx.yaml"), configuration());
        Tool.run(
                "making the channel's first block with configtxgen",
                Map.of("FABRIC_CFG_PATH", layout.folder().toString()),
                List.of(
                        programs.path(Program.CONFIGTXGEN),
                        "-profile",
                        "Flock",
                        "-channelID",
                        TestNetwork.NAME,
                        "-outputBlock",
                        layout.genesis().toString()));
    }

    String configuration() {
        return Template.named("configtx.yaml")
                .fill(Map.of(
                        "batchTimeout",
                        batchTimeout(),
                        "consensus",
                        consensus(),
                        "ordererMsp",
                        Orderer.MSP,
                        "ordererDomain",
                        Orderer.DOMAIN,
                        "crypto",
                        crypto.root(),
                        "ordererEndpoints",
                        layout.orderers().stream()
                                .map(orderer -> '"' + Layout.HOST + ":"
                                        + orderer.ports().service() + '"')
                                .collect(Collectors.joining(", ")),
                        "organisations",
                        Template.named("configtx-organisation.yaml")
                                .fillAll(
                                        layout.members(),
                                        member -> Map.of(
                                                "msp",
                                                member.id(),
                                                "domain",
                                                member.domain(),
                                                "crypto",
                                                crypto.root(),
                                                "host",
                                                Layout.HOST,
                                                "port",
                                                member.ports().peer()))));
    }

    private String batchTimeout() {
        return layout.settings().batchTimeoutMillis() + "ms";
    }

    private String consensus() {
        String kind = layout.settings().consensus() == Consensus.BFT ? "bft" : "raft";
        String consenters =
                Template.named("configtx-" + kind + "-consenter.yaml").fillAll(layout.orderers(), this::consenter);
        return Template.named("configtx-" + kind + ".yaml")
                .fill(Map.of("consenters", consenters, "batchTimeout", batchTimeout()))
                .stripTrailing();
    }

    private Map<String, ?> consenter(Orderer orderer) {
        return Map.of(
                "number",
                orderer.number(),
                "host",
                Layout.HOST,
                "port",
                orderer.ports().service(),
                "ordererMsp",
                Orderer.MSP,
                "identity",
                crypto.orderer(orderer).resolve("msp/signcerts").resolve(orderer.host() + "-cert.pem"),
                "tls",
                crypto.orderer(orderer).resolve("tls/server.crt"));
    }
}
