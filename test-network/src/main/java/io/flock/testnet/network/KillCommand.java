package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock network kill}. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Ends a node's process at once, as a crash would: to see what the others do then.",
        footer = {"", "Example:", "  flock network kill peer1"})
final class KillCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "NODE", description = "as 'flock network status' names it")
    private String node;

    @Mixin
    private OutputOption output;

    KillCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        boolean lived = new StateFolder(home.home()).requireFabric("kill").kill(node);
        JsonObject json = new JsonObject();
        json.addProperty("node", node);
        json.addProperty("killed", lived);
        output.print(json, List.of(lived ? "killed " + node : node + " does not run"));
        return ExitClass.SUCCESS.status();
    }
}
