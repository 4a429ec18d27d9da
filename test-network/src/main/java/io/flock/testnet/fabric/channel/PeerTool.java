package io.flock.testnet.fabric.channel;

import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.Programs;
import io.flock.testnet.fabric.program.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fabric's {@code peer} command as an organisation's administrator, on its own peer. */
public final class PeerTool {
    private static final String EXISTS = "already exists";

    private final Layout layout;
    private final Programs programs;
    private final Member member;

    public PeerTool(Layout layout, Programs programs, Member member) {
        this.layout = layout;
        this.programs = programs;
        this.member = member;
    }

    public Member member() {
        return member;
    }

    /** Joins the peer to the channel, unless it is a member. */
    public void ensureJoined() throws InterruptedException {
        Path ledger = folder().resolve("data/ledgersData/chains/chains").resolve(TestNetwork.NAME);
        if (Files.exists(ledger)) {
            return;
        }
        Tool.Result result =
                attempt("channel", "join", "--blockpath", layout.genesis().toString());
        if (result.status() != 0 && !result.output().contains(EXISTS)) {
            throw result.failure(name() + " joining the channel");
        }
    }

    private String name() {
        return NodeNames.peer(member.number());
    }

    private Path folder() {
        return layout.node(name());
    }

    /** Runs it and returns what it wrote; NODE_FAILED, with the purpose, when it fails. */
    String run(String purpose, List<String> arguments) throws InterruptedException {
        return Tool.run(purpose + " at " + name(), environment(), command(arguments));
    }

    Tool.Result attempt(String... arguments) throws InterruptedException {
        return Tool.attempt(environment(), command(List.of(arguments)));
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(programs.path(Program.PEER));
        command.addAll(arguments);
        return command;
    }

    private Map<String, String> environment() {
        return Map.of(
                "FABRIC_CFG_PATH",
                folder().toString(),
                "FABRIC_LOGGING_SPEC",
                "warning",
                "CORE_PEER_MSPCONFIGPATH",
                layout.crypto().admin(member).resolve("msp").toString());
    }

    /** Address and TLS authority of this peer, as commands that collect endorsements take them. */
    List<String> asEndorser() {
        return List.of(
                "--peerAddresses",
                Layout.HOST + ":" + member.ports().peer(),
                "--tlsRootCertFiles",
                layout.crypto().tlsAuthority(member).toString());
    }
}
