package io.flock.testnet.fabric;

import io.flock.testnet.fabric.channel.Definition;
import io.flock.testnet.fabric.channel.Lifecycle;
import io.flock.testnet.fabric.files.ChaincodePackage;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.node.NodeKind;
import io.flock.testnet.fabric.node.NodeProcess;
import java.util.Optional;

/**
 * Changes the chaincode of a running network: the package is installed at every peer, approved for every organisation,
 * committed, and the chaincode processes are started anew with this program's classes.
 */
public final class Deployment {
    private final FabricNetwork network;
    private final Layout layout;
    private final Lifecycle lifecycle;

    Deployment(FabricNetwork network) {
        this.network = network;
        this.layout = network.layout();
        this.lifecycle = new Lifecycle(layout, network.programs());
    }

    /** The definition that the channel has. */
    public Optional<Definition> current() throws InterruptedException {
        return lifecycle.committed();
    }

    /**
     * Brings a version to the channel. While the processes change, calls are refused or wait for a few seconds; nothing
     * is lost. Nothing happens when the channel has this version, except that the processes are started anew.
     *
     * @return the definition that the channel has then
     */
    public Definition deploy(String version) throws InterruptedException {
        Optional<Definition> current = current();
        boolean known = current.map(Definition::version).filter(version::equals).isPresent();
        Definition wanted = known
                ? current.get()
                : new Definition(version, current.map(Definition::sequence).orElse(0) + 1);
        if (!known) {
            lifecycle.approve(wanted, ChaincodePackage.ensure(layout.folder(), wanted.label()));
        }
        DeployedFile.of(wanted, known).write(layout);
        for (NodeProcess process : network.processes()) {
            if (process.node().kind() == NodeKind.CHAINCODE) {
                process.end();
                process.start();
            }
        }
        for (NodeProcess process : network.processes()) {
            if (process.node().kind() == NodeKind.CHAINCODE) {
                process.awaitListening();
            }
        }
        if (!known) {
            lifecycle.commit(wanted);
            DeployedFile.of(wanted, true).write(layout);
        }
        return wanted;
    }
}
