package io.flock.testnet.network;

import com.google.gson.JsonArray;
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
    /** How the payment journals begin that {@code flock serve} keeps in the folder. */
    private static final String PAYMENTS = "vouchers-";

    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    CleanCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        StateFolder folder = new StateFolder(home.home());
        NetworkEnd end = NetworkEnd.beforeRemoving(folder);
        List<String> rest = folder.clean();
        List<String> lines = new ArrayList<>(List.of(
                end.text(), "removed the network in " + folder.home().folder().toAbsolutePath()));
        if (!rest.isEmpty()) {
            lines.add("what else is in the folder stays: " + String.join(", ", rest));
        }
        if (rest.stream().anyMatch(name -> name.startsWith(PAYMENTS))) {
            lines.add(PAYMENTS
                    + "… are payments that 'flock serve' took. Of this network they are worth nothing any more,"
                    + " and a host of the same account on a new one here would refuse consumers by them: remove them,"
                    + " unless the host served another network by --profile");
        }
        JsonObject json = new JsonObject();
        json.addProperty("processes", end.processes());
        json.addProperty("folderRemoved", rest.isEmpty());
        JsonArray left = new JsonArray();
        rest.forEach(left::add);
        json.add("left", left);
        output.print(json, lines);
        return ExitClass.SUCCESS.status();
    }
}
