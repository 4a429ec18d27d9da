package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock network clean}. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = "Ends the network and removes it: ledger, content, keys, participants' secrets.",
        footer = {"", "Example:", "  flock network clean"})
final class CleanCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    CleanCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        StateFolder folder = new StateFolder(home.home());
        NetworkEnd end = NetworkEnd.of(folder);
        boolean rest = folder.clean();
        List<String> lines = new ArrayList<>(List.of(
                end.text(), "removed the network in " + folder.home().folder().toAbsolutePath()));
        if (rest) {
            lines.add("other files are in the folder; they stay");
        }
        JsonObject json = new JsonObject();
        json.addProperty("processes", end.processes());
        json.addProperty("folderRemoved", !rest);
        output.print(json, lines);
        return ExitClass.SUCCESS.status();
    }
}
