package io.flock.devnet.conformance.embedded;

import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.DevNetworkBuilder;
import io.flock.devnet.Organisation;
import io.flock.devnet.conformance.Batching;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The development network with the contracts and parameters of a conformance channel. */
public final class EmbeddedNetwork implements ConformanceNetwork {
    private static final String CHANNEL = "conformance";
    private static final Duration CHAINCODES = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Chaincode> chaincodes = new ArrayList<>();
    private final ContractServers contracts = new ContractServers();
    private final Gates gates = new Gates();
    private DevNetwork network;
    private List<TestOrganisation> organisations;

    private EmbeddedNetwork(Path folder) {
        this.folder = folder;
    }

    public static EmbeddedNetwork start(Path folder) throws IOException {
        EmbeddedNetwork network = new EmbeddedNetwork(folder);
        network.startContracts();
        network.open();
        return network;
    }

    private void startContracts() throws IOException {
        List<ChaincodeDefinition> definitions = ChaincodeDefinition.defined();
        List<Integer> ports = new ArrayList<>(FreePorts.take(definitions.size() * 3));
        for (ChaincodeDefinition definition : definitions) {
            Chaincode chaincode = Chaincode.named(definition.name()).policy(definition.policy());
            for (String mspId : definition.installedAt()) {
                int port = ports.remove(0);
                chaincode = chaincode.at(mspId, "127.0.0.1:" + port);
                contracts.add(
                        mspId, definition.name(), new ContractServer(port, definition.name() + ":1.0", mspId, gates));
            }
            chaincodes.add(chaincode);
        }
    }

    private void open() {
        List<Integer> ports = FreePorts.take(3);
        DevNetworkBuilder builder = DevNetwork.builder()
                .channel(CHANNEL)
                .organisation("Org1MSP", "org1.test")
                .organisation("Org2MSP", "org2.test")
                .organisation("Org3MSP", "org3.test")
                .port("Org1MSP", ports.get(0))
                .port("Org2MSP", ports.get(1))
                .port("Org3MSP", ports.get(2))
                .batchTimeout(Batching.TIMEOUT)
                .maxMessageCount(Batching.MAX_MESSAGES)
                .batchBytes(Batching.PREFERRED_BYTES, Batching.ABSOLUTE_BYTES)
                .executeTimeout(Batching.EXECUTION)
                .data(folder.resolve("data"))
                .tls(true);
        chaincodes.forEach(builder::chaincode);
        network = builder.start();
        organisations = network.organisations().stream().map(this::organisation).toList();
        network.awaitChaincodes(CHAINCODES);
    }

    private TestOrganisation organisation(Organisation organisation) {
        return new EmbeddedOrganisation(organisation, organisation.export(folder.resolve("exported")));
    }

    @Override
    public String version() {
        return "development network";
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public List<TestOrganisation> organisations() {
        return organisations;
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
    public void stopPeer(String mspId) {
        network.faults().stopPeer(mspId);
    }

    @Override
    public void startPeer(String mspId) {
        network.faults().startPeer(mspId);
    }

    @Override
    public void stopOrderer() {
        network.faults().stopOrderer();
    }

    @Override
    public void startOrderer() {
        network.faults().startOrderer();
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
    public void restart() {
        network.close();
        open();
    }

    @Override
    public void close() {
        network.close();
        try {
            contracts.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
