package io.flock.devnet.conformance.fabric;

import io.flock.devnet.conformance.Capability;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.ConformanceNetwork;
import io.flock.devnet.conformance.TestOrganisation;
import io.flock.devnet.conformance.contract.ContractServer;
import io.flock.devnet.conformance.contract.ContractServers;
import io.flock.devnet.conformance.contract.Gates;
import io.flock.devnet.fixture.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A running network of Fabric's own processes. */
public final class FabricNetwork implements ConformanceNetwork {
    private static final String CHANNEL = "conformance";
    private static final int ORGANISATIONS = 3;
    private static final int PORTS_PER_NODE = 3;

    private final FabricBinaries binaries;
    private final Path folder;
    private final List<OrdererNode> orderers = new ArrayList<>();
    private final List<PeerNode> peers = new ArrayList<>();
    private final ContractServers contracts = new ContractServers();
    private final Gates gates = new Gates();
    private final Thread lastResort = new Thread(this::killAll, "end of the Fabric processes");

    private FabricNetwork(FabricBinaries binaries, Path folder) {
        this.binaries = binaries;
        this.folder = folder;
    }

    /** Starts a network below the folder and returns when every chaincode is committed. */
    public static FabricNetwork start(Path folder, int ordererCount) throws Exception {
        FabricNetwork network = new FabricNetwork(FabricBinaries.find(System.getenv()), folder);
        Runtime.getRuntime().addShutdownHook(network.lastResort);
        try {
            network.launch(ordererCount);
            return network;
        } catch (Exception e) {
            network.close();
            throw e;
        }
    }

    private void launch(int ordererCount) throws Exception {
        NetworkFolder files = new NetworkFolder(folder, binaries);
        Material crypto = files.material();
        files.settings();
        List<Integer> ports = FreePorts.take((ordererCount + ORGANISATIONS) * PORTS_PER_NODE);
        for (int i = 0; i < ordererCount; i++) {
            orderers.add(new OrdererNode(binaries, crypto, folder, i, slice(ports, i)));
        }
        for (int i = 0; i < ORGANISATIONS; i++) {
            peers.add(new PeerNode(binaries, crypto, folder, i + 1, slice(ports, ordererCount + i)));
        }
        Path genesis = files.genesis(CHANNEL, crypto, orderers, peers);
        startNodes();
        for (OrdererNode orderer : orderers) {
            orderer.join(CHANNEL, genesis);
        }
        for (PeerNode peer : peers) {
            peer.administer(List.of("channel", "join", "--blockpath", genesis.toString()));
        }
        deploy();
    }

    private static List<Integer> slice(List<Integer> ports, int node) {
        return ports.subList(node * PORTS_PER_NODE, (node + 1) * PORTS_PER_NODE);
    }

    private void startNodes() throws Exception {
        for (OrdererNode orderer : orderers) {
            orderer.start();
        }
        for (PeerNode peer : peers) {
            peer.start();
        }
        for (OrdererNode orderer : orderers) {
            orderer.awaitPort();
        }
        for (PeerNode peer : peers) {
            peer.awaitPort();
        }
    }

    private void deploy() throws Exception {
        Lifecycle lifecycle = new Lifecycle(CHANNEL, peers, orderers.get(0));
        List<ChaincodeDefinition> chaincodes = ChaincodeDefinition.defined();
        List<Integer> ports = new ArrayList<>(FreePorts.take(chaincodes.size() * ORGANISATIONS));
        for (ChaincodeDefinition chaincode : chaincodes) {
            Map<String, ChaincodePackage> packages = new HashMap<>();
            for (String mspId : chaincode.installedAt()) {
                int port = ports.remove(0);
                ChaincodePackage archive = ChaincodePackage.write(folder, chaincode.name(), port);
                packages.put(mspId, archive);
                contracts.add(mspId, chaincode.name(), new ContractServer(port, archive.id(), mspId, gates));
            }
            lifecycle.deploy(chaincode, packages);
        }
    }

    @Override
    public String version() {
        try {
            return Command.run(Map.of(), List.of(binaries.path("peer"), "version"))
                    .lines()
                    .map(String::trim)
                    .filter(line -> line.startsWith("Version:"))
                    .findFirst()
                    .orElseThrow()
                    .replace("Version:", "Hyperledger Fabric");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public List<TestOrganisation> organisations() {
        return List.copyOf(peers);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Gates gates() {
        return gates;
    }

    @Override
    public void stopPeer(String mspId) throws InterruptedException {
        peer(mspId).stop();
    }

    @Override
    public void startPeer(String mspId) throws Exception {
        peer(mspId).start();
        peer(mspId).awaitPort();
    }

    @Override
    public void stopOrderer() throws InterruptedException {
        for (OrdererNode orderer : orderers) {
            orderer.stop();
        }
    }

    @Override
    public void startOrderer() throws Exception {
        for (OrdererNode orderer : orderers) {
            orderer.start();
        }
        for (OrdererNode orderer : orderers) {
            orderer.awaitPort();
        }
    }

    @Override
    public void stopChaincode(String mspId, String chaincode) throws InterruptedException {
        contracts.get(mspId, chaincode).stop();
    }

    @Override
    public void startChaincode(String mspId, String chaincode) throws IOException {
        contracts.get(mspId, chaincode).start();
    }

    @Override
    public void startStockChaincode(String mspId, String chaincode) throws IOException {
        contracts.get(mspId, chaincode).startStock();
    }

    @Override
    public void restart() throws Exception {
        killAll();
        startNodes();
    }

    private PeerNode peer(String mspId) {
        return peers.stream()
                .filter(peer -> peer.mspId().equals(mspId))
                .findFirst()
                .orElseThrow();
    }

    private void killAll() {
        try {
            for (PeerNode peer : peers) {
                peer.stop();
            }
            for (OrdererNode orderer : orderers) {
                orderer.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        killAll();
        try {
            contracts.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
