package io.flock.testnet.demo;

import io.flock.testnet.TestNetwork;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Starts the network that a demo is played on. */
@FunctionalInterface
interface NetworkStart {
    TestNetwork start(Path folder, Cast cast, Audience audience) throws InterruptedException;

    /** In this process. */
    static NetworkStart embedded(Duration batchTimeout) {
        return (folder, cast, audience) -> {
            audience.tell("starting three organisations, their chaincode and a content node");
            return EmbeddedNetwork.start(
                    new EmbeddedOptions(folder, 0, cast.founding(), cast.accounts(), batchTimeout));
        };
    }

    /** Of Fabric's own processes; where the program is interrupted, whoever owns the folder has to end them. */
    static NetworkStart fabric(UnaryOperator<FabricOptions> settings) {
        return (folder, cast, audience) -> {
            FabricOptions options = settings.apply(
                    FabricOptions.of(folder, cast.founding(), cast.accounts()).withProgress(audience::tell));
            return FabricNetwork.start(options);
        };
    }
}
