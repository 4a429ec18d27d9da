package io.flock.testnet.network;

import io.flock.client.cli.network.NetworkFile;
import io.flock.client.preflight.Finding;
import io.flock.client.preflight.MachineChecks;
import io.flock.client.preflight.Preflight;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.testnet.Engine;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.NodeStatus;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.process.FreePorts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks for a state folder: what a start needs, and, where a network runs, each node and each organisation. */
record HomePreflight(StateFolder folder, Engine engine, FabricUpOptions options, boolean noMoney) {
    List<Finding> findings() throws InterruptedException {
        List<Finding> findings = new ArrayList<>(MachineChecks.of(folder.home().folder(), List.of()));
        if (engine == Engine.FABRIC) {
            fabric(findings);
        }
        Optional<NetworkFile> running = engine == Engine.FABRIC
                ? folder.fabric().filter(FabricNetwork::isRunning).map(FabricNetwork::description)
                : NetworkProcess.running(folder.home());
        if (running.isPresent()) {
            findings.addAll(organisations(running.get()));
        } else {
            findings.add(Finding.ok("network", "none runs; start it with 'flock network up --engine " + engine + "'"));
        }
        return findings;
    }

    private void fabric(List<Finding> findings) throws InterruptedException {
        Optional<FabricNetwork> made = folder.fabric();
        boolean kubo = made.map(network -> network.settings().content()).orElse(options.content()) == ContentKind.KUBO;
        for (Program program : Program.values()) {
            if (kubo || program != Program.IPFS) {
                findings.add(ProgramChecks.check(options.programs().search(), program));
            }
        }
        if (made.isPresent() && made.get().isRunning()) {
            made.get().status().forEach(node -> findings.add(node(node)));
        } else if (made.isPresent()) {
            findings.add(ports(made.get()));
        }
    }

    private static Finding node(NodeStatus node) {
        return node.isWell()
                ? Finding.ok(node.name(), node.health())
                : Finding.failed(
                        node.name(),
                        new FlockException(
                                ErrorCode.NODE_FAILED,
                                node.name() + ": " + node.health().replace('|', '/'),
                                "start it with 'flock network restart " + node.name() + "'"));
    }

    private static Finding ports(FabricNetwork network) {
        try {
            network.layout().ports().requireFree(new HashSet<>(network.nodes()), FreePorts::isFree);
            return Finding.ok("ports", network.layout().ports().all().size() + " are free");
        } catch (FlockException e) {
            return Finding.failed("ports", e);
        }
    }

    /** Each organisation's own peer is asked by a member of its own: also whether it refuses wrong times. */
    private List<Finding> organisations(NetworkFile network) {
        Map<String, AccountId> members = new LinkedHashMap<>();
        network.accounts()
                .forEach(account -> members.putIfAbsent(account.organisation().text(), account));
        List<Finding> findings = new ArrayList<>();
        for (AccountId member : members.values()) {
            try {
                findings.addAll(new Preflight(
                                ConnectionProfile.load(folder.home().profile(member.organisation())),
                                Identities.fromMspFolder(
                                        member.organisation(), folder.home().identity(member)),
                                client -> client.channel(network.channel()).chaincode(network.chaincode()),
                                network.contentFor(member.organisation()).subList(0, 1),
                                noMoney)
                        .run());
            } catch (FlockException e) {
                findings.add(Finding.failed(member.organisation().text(), e));
            }
        }
        return findings;
    }
}
