package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import io.flock.testnet.fabric.FabricNetwork;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock network restart}. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a node's process anew; returns when it listens and, if it is a peer or an orderer, has all blocks that",
            "the others have. There is no limit while blocks come; after a minute without one it fails."
        },
        footer = {"", "Example:", "  flock network restart peer1"})
final class RestartCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "NODE", description = "as 'flock network status' names it")
    private String node;

    @Mixin
    private OutputOption output;

    RestartCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        FabricNetwork network = new StateFolder(home.home()).requireFabric("restart");
        output.err().println("waiting for " + node + " to listen …");
        output.err().flush();
        network.restart(node);
        output.err().println("waiting for " + node + " to have all blocks …");
        output.err().flush();
        OptionalLong height = network.awaitCaughtUp(node);
        long pid = network.process(node).map(ProcessHandle::pid).orElse(0L);
        JsonObject json = new JsonObject();
        json.addProperty("node", node);
        json.addProperty("pid", pid);
        height.ifPresent(blocks -> json.addProperty("height", blocks));
        String caughtUp = height.isPresent() ? ", " + height.getAsLong() + " blocks" : "";
        output.print(json, List.of(node + " runs: process " + pid + caughtUp));
        return ExitClass.SUCCESS.status();
    }
}
