package io.flock.client.cli;

import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EpochShare;
import io.flock.protocol.error.ExitClass;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock governance close-epoch}. */
@Command(
        name = "close-epoch",
        mixinStandardHelpOptions = true,
        description = {
            "Closes an epoch that is over: mints for the verified tasks that acted in it. Anyone may.",
            "A missed epoch is caught up by another call."
        },
        footer = {"", "Example:", "  flock governance close-epoch"})
final class CloseEpochCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    @Parameters(arity = "0..1", paramLabel = "EPOCH", description = "its number (default: the next one)")
    private Optional<Integer> epoch;

    CloseEpochCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            int number = epoch.orElseGet(
                    () -> flock.governance().emission().run().state().next());
            AdvanceEpochResult result =
                    flock.governance().advanceEpoch(number).run().value();
            List<String> lines = new ArrayList<>();
            lines.add((result.advanced() ? "closed" : "another had closed") + " epoch "
                    + result.epoch().epoch() + ": "
                    + result.epoch().minted().format() + " FLOCK minted");
            for (EpochShare share : result.epoch().shares()) {
                lines.add("  " + share.task() + "  " + share.amount().format() + " for a stake of "
                        + share.stake().format());
            }
            output.print(JsonParser.parseString(Json.write(result)), lines);
        }
        return ExitClass.SUCCESS.status();
    }
}
