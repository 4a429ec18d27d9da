package io.flock.testnet.network;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.FlockClient;
import io.flock.testnet.fabric.FabricNetwork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock network status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says whether the network runs and answers, node by node; exit status 4 when something is wrong.",
        footer = {"", "Example:", "  flock network status --output json"})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    StatusCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Optional<FabricNetwork> fabric = new StateFolder(home.home()).fabric();
        if (fabric.isPresent()) {
            FabricStatus status = FabricStatus.of(fabric.get());
            output.print(status.json(), status.lines());
            return (status.isWell() ? ExitClass.SUCCESS : ExitClass.CONNECTION).status();
        }
        return devnet();
    }

    private int devnet() {
        NetworkHome folder = home.home();
        Optional<NetworkFile> network = folder.network();
        Optional<NetworkFile> running = NetworkProcess.running(folder);
        JsonObject json = new JsonObject();
        json.addProperty("running", running.isPresent());
        if (running.isEmpty()) {
            Optional<KnownProcess> starting = StartingProcess.find(folder);
            if (starting.isPresent()) {
                json.addProperty("starting", true);
                output.print(
                        json,
                        List.of("a network is starting in " + folder.folder().toAbsolutePath() + ": process "
                                + starting.get().handle().pid()));
                return ErrorCode.CONNECTION_FAILED.exitClass().status();
            }
            String stale = network.map(file -> " (process " + file.pid() + " has died)")
                    .orElse("");
            output.print(json, List.of("no network runs in " + folder.folder().toAbsolutePath() + stale));
            return ErrorCode.CONNECTION_FAILED.exitClass().status();
        }
        NetworkFile file = running.get();
        json.add("network", JsonParser.parseString(Json.write(file)));
        try (FlockClient flock = folder.connect(file.accounts().get(0), file)) {
            String supply = flock.token().totalSupply().run().format();
            json.addProperty("totalSupply", supply);
            output.print(
                    json,
                    List.of(
                            "network runs: process " + file.pid() + ", channel " + file.channel(),
                            "content       " + String.join(" ", file.content()),
                            "organisations " + file.organisations(),
                            "supply        " + supply + " FLOCK"));
        }
        return ExitClass.SUCCESS.status();
    }
}
