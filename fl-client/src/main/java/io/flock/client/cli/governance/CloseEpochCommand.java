package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EpochShare;
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
    private LedgerCall ledger;

    @Parameters(arity = "0..1", paramLabel = "EPOCH", description = "its number (default: the next one)")
    private Optional<Integer> epoch;

    CloseEpochCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
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
            ledger.output().print(result, lines);
        });
    }
}
