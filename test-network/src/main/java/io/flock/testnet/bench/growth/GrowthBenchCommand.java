package io.flock.testnet.bench.growth;

import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import io.flock.testnet.TemporaryFolder;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock bench growth}. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how much slower a transfer and every query are on a full ledger than on an empty one: starts two",
            "embedded networks, fills one with accounts and tasks, calls both in turns, one call at a time, and ends them."
        },
        footer = {
            "",
            "Example:",
            "  flock bench growth",
            "  flock bench growth --accounts 50000 --tasks 100 --output json",
            "",
            "An account takes about 300 bytes of heap, and of disk for temporary files half as much."
        })
public final class GrowthBenchCommand implements Callable<Integer> {
    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "accounts on the full ledger (default: ${DEFAULT-VALUE})")
    private int accounts;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "1000",
            description = "tasks on it, half of them of the Arena (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = "--operations",
            paramLabel = "N",
            defaultValue = "400",
            description = "calls of each function on each ledger (default: ${DEFAULT-VALUE})")
    private int operations;

    @Option(
            names = "--batch-timeout",
            paramLabel = "DURATION",
            defaultValue = "5ms",
            description = "how long a block waits for more transactions; a longer wait hides the rest"
                    + " (default: ${DEFAULT-VALUE})")
    private Duration batchTimeout;

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public GrowthBenchCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        GrowthOptions options = new GrowthOptions(accounts, tasks, operations, batchTimeout);
        try (TemporaryFolder folder = TemporaryFolder.create("flock-bench")) {
            GrowthResult result = new GrowthBench(options, folder.path(), line -> {
                        output.err().println(line + " …");
                        output.err().flush();
                    })
                    .run();
            output.print(GrowthReport.json(result), GrowthReport.lines(result));
        }
        return ExitClass.SUCCESS.status();
    }
}
