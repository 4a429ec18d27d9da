package io.flock.devnet.conformance.fabric;

import io.flock.devnet.conformance.ChaincodeDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Installs, approves and commits chaincodes. */
final class Lifecycle {
    private final String channel;
    private final List<PeerNode> peers;
    private final OrdererNode orderer;

    Lifecycle(String channel, List<PeerNode> peers, OrdererNode orderer) {
        this.channel = channel;
        this.peers = List.copyOf(peers);
        this.orderer = orderer;
    }

    /** Brings one chaincode to the channel; the packages are by MSP id, for the organisations that install it. */
    void deploy(ChaincodeDefinition chaincode, Map<String, ChaincodePackage> packages) throws Exception {
        List<Parallel.Step> approvals = new ArrayList<>();
        for (PeerNode peer : peers) {
            approvals.add(() -> approve(peer, chaincode, packages.get(peer.mspId())));
        }
        Parallel.run(approvals);
        List<String> commit = new ArrayList<>(List.of("lifecycle", "chaincode", "commit"));
        commit.addAll(definition(chaincode));
        for (PeerNode peer : peers) {
            commit.addAll(List.of("--peerAddresses", peer.endpoint()));
            commit.addAll(List.of("--tlsRootCertFiles", peer.tlsAuthority().toString()));
        }
        peers.get(0).administer(commit);
    }

    private void approve(PeerNode peer, ChaincodeDefinition chaincode, ChaincodePackage installed)
            throws IOException, InterruptedException {
        List<String> approve = new ArrayList<>(List.of("lifecycle", "chaincode", "approveformyorg"));
        approve.addAll(definition(chaincode));
        if (installed != null) {
            peer.administer(List.of(
                    "lifecycle", "chaincode", "install", installed.file().toString()));
            approve.addAll(List.of("--package-id", installed.id()));
        }
        peer.administer(approve);
    }

    private List<String> definition(ChaincodeDefinition chaincode) {
        List<String> arguments = new ArrayList<>(List.of(
                "--channelID",
                channel,
                "--name",
                chaincode.name(),
                "--version",
                "1.0",
                "--sequence",
                "1",
                "--orderer",
                orderer.endpoint(),
                "--tls",
                "--cafile",
                orderer.tlsAuthority().toString()));
        if (!chaincode.policy().isEmpty()) {
            arguments.addAll(List.of("--signature-policy", chaincode.policy()));
        }
        return arguments;
    }
}
