package io.flock.testnet.fabric.channel;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.files.ChannelConfig;
import io.flock.testnet.fabric.files.Folders;
import io.flock.testnet.fabric.files.PrivateFile;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.program.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.ConfigGroup;

/** Admits an organisation to the channel: its administrators sign the new configuration, as many as its policy asks for. */
public final class Admission {
    private final Layout layout;
    private final List<String> members;
    private final List<PeerTool> peers;

    /** @param members all that the channel has, but for the newcomer */
    public Admission(Layout layout, List<Member> members, Programs programs) {
        this.layout = layout;
        this.members = members.stream().map(member -> member.id().text()).toList();
        this.peers = members.stream()
                .map(member -> new PeerTool(layout, programs, member))
                .toList();
    }

    /** How many administrators sign: a majority, as {@code /Channel/Application/Admins} asks for. */
    public int signers() {
        return peers.size() / 2 + 1;
    }

    /**
     * Does it, unless the channel has the organisation.
     *
     * @throws FlockException CONFIGURATION_INVALID when the channel has one that is not among the members
     */
    public void ensure(Member newcomer, ConfigGroup group) throws InterruptedException {
        Path folder = layout.folder().resolve("admission");
        Folders.create(folder);
        try {
            Path block = folder.resolve("config.block");
            peers.get(0).run("reading the channel's configuration", orderer("fetch", "config", block.toString()));
            ChannelConfig config = ChannelConfig.ofBlock(Files.readAllBytes(block));
            if (config.has(newcomer.id().text())) {
                return;
            }
            requireNobodyElse(config.besides(members));
            Path update = folder.resolve("update.tx");
            PrivateFile.write(
                    update,
                    config.adding(TestNetwork.NAME, newcomer.id().text(), group).toByteArray());
            for (PeerTool peer : peers.subList(1, signers())) {
                peer.run(
                        "signing the channel's new configuration",
                        List.of("channel", "signconfigtx", "--file", update.toString()));
            }
            peers.get(0).run("changing the channel's configuration", orderer("update", "--file", update.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.delete(folder);
        }
    }

    /** An organisation that was admitted and never came counts in every majority and answers for nothing. */
    private static void requireNobodyElse(Set<String> strangers) {
        if (!strangers.isEmpty()) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the channel has admitted " + String.join(", ", strangers)
                            + " too, which has no nodes: its joining was broken off",
                    "end it first: 'flock network add-org "
                            + strangers.iterator().next() + "'");
        }
    }

    private List<String> orderer(String... command) {
        List<String> arguments = new ArrayList<>(List.of("channel"));
        arguments.addAll(List.of(command));
        arguments.addAll(List.of(
                "--channelID",
                TestNetwork.NAME,
                "--orderer",
                Layout.HOST + ":" + layout.orderers().get(0).ports().service(),
                "--tls",
                "--cafile",
                layout.crypto().ordererTlsAuthority().toString()));
        return arguments;
    }
}
