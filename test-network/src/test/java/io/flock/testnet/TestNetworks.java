package io.flock.testnet;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Starts the network that a scenario is played on: a scenario is written once, for each engine. */
public final class TestNetworks {
    private static final List<OrganisationId> ORGANISATIONS = Stream.of("Org1MSP", "Org2MSP", "Org3MSP")
            .map(OrganisationId::parse)
            .toList();

    private TestNetworks() {}

    /**
     * A network of three organisations, whose blocks are cut after 20 ms, or 100 ms on Fabric, where each organisation has
     * another Java machine; its state folder says how to find it.
     *
     * @param accounts whose keys are made
     * @param grant what each of them begins with
     */
    public static TestNetwork start(
            Engine engine, Path folder, GovernanceParameters parameters, List<AccountId> accounts, Amount grant) {
        FoundingDocument founding = new FoundingDocument(
                ORGANISATIONS,
                parameters,
                accounts.stream().map(account -> new Grant(account, grant)).toList());
        return switch (engine) {
            case DEVNET -> embedded(new EmbeddedOptions(folder, 0, founding, accounts, Duration.ofMillis(20)));
            case FABRIC -> fabric(folder, founding, accounts);
        };
    }

    /** Fabric's own processes, which cut blocks after 100 ms; each organisation has another Java machine. */
    public static FabricNetwork fabric(Path folder, FoundingDocument founding, List<AccountId> accounts) {
        try {
            return FabricNetwork.start(Machine.onTwoJdks(
                    FabricOptions.of(folder, founding, accounts).withBatchTimeout(Duration.ofMillis(100))));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static TestNetwork embedded(EmbeddedOptions options) {
        EmbeddedNetwork network = EmbeddedNetwork.start(options);
        network.home().write(network.description());
        return network;
    }
}
