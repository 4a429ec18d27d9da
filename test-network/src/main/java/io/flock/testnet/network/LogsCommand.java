package io.flock.testnet.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.process.LogLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock network logs}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Prints the last lines that a node has written; without a node, where the logs are.",
        footer = {"", "Example:", "  flock network logs orderer1 --lines 100"})
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(arity = "0..1", paramLabel = "NODE", description = "as 'flock network status' names it")
    private Optional<String> node = Optional.empty();

    @Option(names = "--lines", paramLabel = "N", defaultValue = "40", description = "default: ${DEFAULT-VALUE}")
    private int lines;

    @Mixin
    private OutputOption output;

    LogsCommand() {}

    @Override
    public Integer call() {
        StateFolder folder = new StateFolder(home.home());
        Optional<FabricNetwork> fabric = folder.fabric();
        if (fabric.isEmpty()) {
            print(folder.home().folder().toAbsolutePath().resolve("network.log"));
        } else if (node.isEmpty()) {
            JsonObject json = new JsonObject();
            fabric.get()
                    .nodes()
                    .forEach(name ->
                            json.addProperty(name, fabric.get().log(name).toString()));
            output.print(
                    json,
                    fabric.get().nodes().stream()
                            .map(name ->
                                    String.format("%-11s %s", name, fabric.get().log(name)))
                            .toList());
        } else {
            print(fabric.get().log(node.get()));
        }
        return ExitClass.SUCCESS.status();
    }

    private void print(Path log) {
        List<String> last = LogLines.ofFile(log).last(Math.max(0, lines));
        JsonArray json = new JsonArray();
        last.forEach(json::add);
        output.print(json, last);
    }
}
