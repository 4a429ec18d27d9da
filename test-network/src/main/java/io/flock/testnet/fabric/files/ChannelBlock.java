package io.flock.testnet.fabric.files;

import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.Consensus;
import io.flock.testnet.fabric.layout.Crypto;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.Orderer;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.Programs;
import io.flock.testnet.fabric.program.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.ConfigGroup;

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
        make(programs, layout.folder(), layout.genesis());
    }

    /** What such a block would say of a member: what the channel is to know of one that joins it later. */
    ConfigGroup group(Programs programs, Member member) throws InterruptedException {
        Path folder = layout.folder().resolve("joining");
        Path block = folder.resolve("draft.block");
        make(programs, folder, block);
        try {
            return ChannelConfig.ofBlock(Files.readAllBytes(block))
                    .application()
                    .getGroupsOrThrow(member.id().text());
        } catch (IOException e) {
            throw PrivateFile.unusable(block, e);
        } finally {
            Folders.delete(folder);
        }
    }

    private void make(Programs programs, Path folder, Path block) throws InterruptedException {
        PrivateFile.write(folder.resolve("configtx.yaml"), configuration());
        Tool.run(
                "describing the channel with configtxgen",
                Map.of("FABRIC_CFG_PATH", folder.toString()),
                List.of(
                        programs.path(Program.CONFIGTXGEN),
                        "-profile",
                        "Flock",
                        "-channelID",
                        TestNetwork.NAME,
                        "-outputBlock",
                        block.toString()));
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
