package io.flock.client.cli.governance;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.emission.EpochView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flock governance emission}. */
@Command(
        name = "emission",
        mixinStandardHelpOptions = true,
        description = "Shows the current epoch, what it mints and for whom, and what belongs to all.",
        footer = {"", "Example:", "  flock governance emission --output json"})
final class EmissionCommand implements Callable<Integer> {
    @Mixin
    private LedgerCall ledger;

    EmissionCommand() {}

    @Override
    public Integer call() {
        return ledger.show(flock -> flock.governance().emission(), EmissionCommand::lines);
    }

    private static List<String> lines(EpochView view) {
        List<String> lines = new ArrayList<>();
        lines.add("epoch     "
                + view.closableAt()
                        .map(at -> view.state().next() + ", can be closed from " + Instant.ofEpochSecond(at))
                        .orElse("none: no task was ever verified"));
        lines.add("mints     " + view.scheduled().format() + " FLOCK if a verified task acts in it");
        lines.add("emitted   " + view.state().emitted().format() + " FLOCK in "
                + view.state().mints() + " epochs");
        lines.add("verified  " + view.verified().tasks());
        lines.add("minted    " + view.minted().format() + " FLOCK");
        lines.add("burned    " + view.burned().format() + " FLOCK");
        lines.add("treasury  " + view.treasury().format() + " FLOCK");
        return lines;
    }
}
