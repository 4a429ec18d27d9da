package io.flock.testnet.fabric.channel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.files.ChaincodePackage;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.program.Programs;
import io.flock.testnet.fabric.program.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Installs, approves and commits the chaincode, for each organisation as its own administrator. */
public final class Lifecycle {
    /** What Fabric answers when the step was done before. */
    private static final List<String> DONE_BEFORE = List.of("already successfully installed", "with unchanged content");

    private final Layout layout;
    private final List<PeerTool> peers;

    public Lifecycle(Layout layout, Programs programs) {
        this.layout = layout;
        this.peers = layout.members().stream()
                .map(member -> new PeerTool(layout, programs, member))
                .toList();
    }

    /** The definition that the channel has now. */
    public Optional<Definition> committed() throws InterruptedException {
        Tool.Result result = peers.get(0)
                .attempt(
                        "lifecycle",
                        "chaincode",
                        "querycommitted",
                        "--channelID",
                        TestNetwork.NAME,
                        "--name",
                        TestNetwork.NAME,
                        "--output",
                        "json");
        if (result.status() != 0) {
            if (result.output().contains("not defined")) {
                return Optional.empty();
            }
            throw result.failure("asking for the chaincode's definition");
        }
        String text = result.output();
        JsonObject json =
                JsonParser.parseString(text.substring(text.indexOf('{'))).getAsJsonObject();
        return Optional.of(new Definition(
                json.get("version").getAsString(), json.get("sequence").getAsInt()));
    }

    /** Installs the package at every peer and approves the definition for every organisation. */
    public void approve(Definition definition, ChaincodePackage archive) throws InterruptedException {
        Parallel.run(peers.stream()
                .<Parallel.Step>map(peer -> () -> approve(peer, definition, archive))
                .toList());
    }

    /** Installs the package at a member's peer and approves the definition for it, as who joins later does; once. */
    public void approve(Member member, Definition definition, ChaincodePackage archive) throws InterruptedException {
        for (PeerTool peer : peers) {
            if (peer.member().equals(member) && !hasApproved(peer, definition)) {
                approve(peer, definition, archive);
            }
        }
    }

    private static boolean hasApproved(PeerTool peer, Definition definition) throws InterruptedException {
        Tool.Result result = peer.attempt(
                "lifecycle",
                "chaincode",
                "queryapproved",
                "--channelID",
                TestNetwork.NAME,
                "--name",
                TestNetwork.NAME,
                "--sequence",
                Integer.toString(definition.sequence()));
        return result.status() == 0;
    }

    private void approve(PeerTool peer, Definition definition, ChaincodePackage archive) throws InterruptedException {
        tolerate(
                "installing the chaincode package",
                peer,
                List.of("lifecycle", "chaincode", "install", archive.file().toString()));
        List<String> approve = new ArrayList<>(List.of("lifecycle", "chaincode", "approveformyorg"));
        approve.addAll(arguments(definition));
        approve.addAll(List.of("--package-id", archive.id()));
        tolerate("approving the chaincode", peer, approve);
    }

    /** Commits what a majority has approved. */
    public void commit(Definition definition) throws InterruptedException {
        List<String> commit = new ArrayList<>(List.of("lifecycle", "chaincode", "commit"));
        commit.addAll(arguments(definition));
        peers.forEach(peer -> commit.addAll(peer.asEndorser()));
        Tool.Result result = peers.get(0).attempt(commit.toArray(String[]::new));
        if (result.status() != 0 && !committed().equals(Optional.of(definition))) {
            throw result.failure("committing the chaincode");
        }
    }

    private static void tolerate(String purpose, PeerTool peer, List<String> arguments) throws InterruptedException {
        Tool.Result result = peer.attempt(arguments.toArray(String[]::new));
        if (result.status() != 0 && DONE_BEFORE.stream().noneMatch(result.output()::contains)) {
            throw result.failure(purpose + " for " + peer.member().id());
        }
    }

    private List<String> arguments(Definition definition) {
        return List.of(
                "--channelID",
                TestNetwork.NAME,
                "--name",
                TestNetwork.NAME,
                "--version",
                definition.version(),
                "--sequence",
                Integer.toString(definition.sequence()),
                "--orderer",
                Layout.HOST + ":" + layout.orderers().get(0).ports().service(),
                "--tls",
                "--cafile",
                layout.crypto().ordererTlsAuthority().toString());
    }
}
