package io.flock.testnet.bench;

import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.error.ExitClass;
import io.flock.testnet.Engine;
import io.flock.testnet.TemporaryFolder;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock bench ledger}. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures a network of three organisations that it starts and ends: transfers between accounts that do",
            "not conflict, and evaluates, each against an empty function of the same chaincode; and whole rounds of a",
            "task in which nobody trains."
        },
        footer = {
            "",
            "Example:",
            "  flock bench ledger",
            "  flock bench ledger --in-flight 64 --participants 10 --output json",
            "  flock bench ledger --engine fabric",
            "",
            "Runs in a heap of 640 MB; FLOCK_HEAP=256m flock bench ledger gives it another one."
        })
public final class LedgerBenchCommand implements Callable<Integer> {
    private static final Map<Engine, Duration> BATCH_TIMEOUTS =
            Map.of(Engine.DEVNET, Duration.ofMillis(50), Engine.FABRIC, FabricOptions.BATCH_TIMEOUT);

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "devnet",
            description = "devnet or fabric (default: ${DEFAULT-VALUE})")
    private Engine engine;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            split = ",",
            defaultValue = "64,128",
            description = "submits at the same time, 1 to 256 (default: ${DEFAULT-VALUE})")
    private List<Integer> inFlight;

    @Option(
            names = "--operations",
            paramLabel = "N",
            defaultValue = "4000",
            description = "calls of each function per measurement (default: ${DEFAULT-VALUE})")
    private int operations;

    @Option(
            names = "--participants",
            paramLabel = "N",
            split = ",",
            defaultValue = "10,50,200",
            description = "of the tasks, 3 to 256 (default: ${DEFAULT-VALUE})")
    private List<Integer> participants;

    @Option(
            names = "--batch-timeout",
            paramLabel = "DURATION",
            description = "how long a block waits for more transactions (default: 50ms, with fabric 200ms)")
    private Optional<Duration> batchTimeout;

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public LedgerBenchCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        BenchOptions options = new BenchOptions(
                engine, inFlight, operations, participants, batchTimeout.orElse(BATCH_TIMEOUTS.get(engine)));
        try (TemporaryFolder folder = TemporaryFolder.create("flock-bench")) {
            folder.whenInterrupted(() -> FabricNetwork.open(folder.path()).ifPresent(FabricNetwork::close));
            BenchResult result = new LedgerBench(options, folder.path(), line -> {
                        output.err().println(line + " …");
                        output.err().flush();
                    })
                    .run();
            output.print(BenchJson.of(result), BenchTables.of(result));
        }
        return ExitClass.SUCCESS.status();
    }
}
