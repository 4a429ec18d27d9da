package io.flock.testnet;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts the network that a scenario is played on: a scenario is written once, for each engine. */
public final class TestNetworks {
    private TestNetworks() {}

    /**
     * A network whose blocks are cut after 20 ms, or 100 ms on Fabric, where each organisation has
     * another Java machine; its state folder says how to find it.
     *
     * @param accounts whose keys are made
     */
    public static TestNetwork start(Engine engine, Path folder, FoundingDocument founding, List<AccountId> accounts) {
        return switch (engine) {
            case DEVNET -> embedded(new EmbeddedOptions(folder, 0, founding, accounts, Duration.ofMillis(20)));
            case FABRIC ->
                fabric(FabricOptions.of(folder, founding, accounts).withBatchTimeout(Duration.ofMillis(100)));
        };
    }

    private static TestNetwork embedded(EmbeddedOptions options) {
        EmbeddedNetwork network = EmbeddedNetwork.start(options);
        network.home().write(network.description());
        return network;
    }

    private static TestNetwork fabric(FabricOptions options) {
        try {
            return FabricNetwork.start(options);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
