package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock network down}. Its ledger and content stay in the folder; the next {@code up} goes on with them. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends the network; 'up' goes on where it was, 'clean' removes it.",
        footer = {"", "Example:", "  flock network down"})
final class DownCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    DownCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        NetworkEnd end = NetworkEnd.of(new StateFolder(home.home()));
        JsonObject json = new JsonObject();
        json.addProperty("ended", end.processes() > 0);
        json.addProperty("processes", end.processes());
        output.print(json, List.of(end.text()));
        return ExitClass.SUCCESS.status();
    }
}
