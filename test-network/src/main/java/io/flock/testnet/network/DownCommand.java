package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.NetworkFile;
import io.flock.client.cli.NetworkHome;
import io.flock.client.cli.OutputOption;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.process.KnownProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock network down}. Its ledger and content stay in the folder; the next {@code up} goes on with them. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends the network; 'up' goes on where it was. Remove the state folder to begin anew.",
        footer = {"", "Example:", "  flock network down"})
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    DownCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        NetworkHome folder = home.home();
        Optional<NetworkFile> network = folder.network();
        Optional<KnownProcess> process = network.flatMap(NetworkProcess::find);
        if (process.isPresent() && !process.get().end(PATIENCE)) {
            throw new FlockException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "process " + process.get().handle().pid() + " did not end",
                    "look at it; it may belong to another user");
        }
        folder.clear();
        String what = process.isPresent()
                ? "ended process " + process.get().handle().pid()
                : network.isPresent() ? "process " + network.get().pid() + " had died; tidied up" : "no network runs";
        JsonObject json = new JsonObject();
        json.addProperty("ended", process.isPresent());
        output.print(json, List.of(what));
        return ExitClass.SUCCESS.status();
    }
}
