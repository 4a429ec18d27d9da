package io.flock.testnet.demo;

import com.google.gson.JsonParser;
import io.flock.client.attack.Attack;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Terminal;
import io.flock.client.file.WholeFile;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.Engine;
import io.flock.testnet.TemporaryFolder;
import io.flock.testnet.demo.report.DemoJson;
import io.flock.testnet.demo.report.DemoResult;
import io.flock.testnet.demo.report.HtmlReport;
import io.flock.testnet.demo.report.SummaryTable;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import io.flock.testnet.network.FabricUpOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays the whole path with three organisations, on a ledger in this process or, with '--engine fabric', on a",
            "network of Fabric's own processes. Four nodes compete in the Arena for a model of handwritten digits and",
            "nine validators judge them, then the Alliance trains on from the winner, some attacking in both; everybody",
            "is paid. The model is put on the market, hosted, asked, paid for, rated and sent back into training;",
            "the ledger is audited. Leaves nothing behind."
        },
        footer = {
            "",
            "Example:",
            "  flock demo --report demo.html",
            "  flock demo --only alliance",
            "  flock demo --engine fabric",
            "  flock demo --participants 10 --malicious 4 --attack signFlip --seed 7 --output json"
        })
public final class DemoCommand implements Callable<Integer> {
    private enum Part {
        ALLIANCE
    }

    private static final Duration DEVNET_BATCH_TIMEOUT = Duration.ofMillis(50);

    @Option(
            names = "--only",
            paramLabel = "PART",
            description =
                    "alliance: without the competition before it and the market behind it, from a model that the draw's seed makes")
    private Optional<Part> only = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "3",
            description = "how many epochs the Arena has, beside the final validation (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--participants",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many take part in the Alliance (default: ${DEFAULT-VALUE})")
    private int participants;

    @Option(
            names = "--malicious",
            paramLabel = "N",
            defaultValue = "3",
            description = "how many of them attack (default: ${DEFAULT-VALUE})")
    private int malicious;

    @Option(
            names = "--attack",
            paramLabel = "NAME",
            defaultValue = "labelFlip",
            description = "labelFlip, signFlip, freeRider or invertedVoter (default: ${DEFAULT-VALUE})")
    private String attack;

    @Option(
            names = "--aggregation",
            paramLabel = "RULE",
            defaultValue = "fedavg",
            description = "as for 'flock task create'; as many propose as the rule needs (default: ${DEFAULT-VALUE})")
    private AggregationRule aggregation;

    @Option(
            names = "--vote",
            paramLabel = "MODE",
            defaultValue = "attributed",
            description = "as for 'flock task create': attributed or collective (default: ${DEFAULT-VALUE})")
    private VoteMode vote;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many rounds (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "ids, secrets, salts and data splits derive from it (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--batch-timeout",
            paramLabel = "DURATION",
            description = "how long a block waits for more transactions (default: devnet 50ms, fabric 200ms)")
    private Optional<Duration> batchTimeout = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "devnet",
            description =
                    "devnet, in this process, or fabric, Fabric's own programs and Kubo (default: ${DEFAULT-VALUE})")
    private Engine engine;

    @Mixin
    private FabricUpOptions fabric;

    @Option(names = "--report", paramLabel = "FILE", description = "writes a self-contained HTML page with plots")
    private Optional<Path> report;

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public DemoCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        fabric.requireFits(engine);
        DemoOptions options = new DemoOptions(
                participants,
                malicious,
                Attack.named(attack),
                rounds,
                seed,
                timeout(),
                aggregation,
                vote,
                only.isPresent() ? DemoScope.ALLIANCE : DemoScope.WHOLE,
                epochs);
        report.ifPresent(DemoCommand::requireWritable);
        DemoResult result = play(options);
        report.ifPresent(file -> write(file, HtmlReport.render(result)));
        output.print(
                JsonParser.parseString(DemoJson.render(result)),
                SummaryTable.render(result).lines().toList());
        return result.auditDifferences().isEmpty() ? ExitClass.SUCCESS.status() : ExitClass.DIFFERENCES.status();
    }

    private DemoResult play(DemoOptions options) throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("flock-demo");
                Audience audience = audience(options)) {
            folder.whenInterrupted(() -> FabricNetwork.open(folder.path()).ifPresent(FabricNetwork::close));
            return new DemoRun(options, folder.path(), audience, start(options)).play();
        }
    }

    private Duration timeout() {
        return batchTimeout.orElse(engine == Engine.FABRIC ? FabricOptions.BATCH_TIMEOUT : DEVNET_BATCH_TIMEOUT);
    }

    private NetworkStart start(DemoOptions options) {
        return switch (engine) {
            case DEVNET -> NetworkStart.embedded(options.batchTimeout());
            case FABRIC ->
                NetworkStart.fabric(network -> network.withBatchTimeout(options.batchTimeout())
                        .withConsensus(fabric.consensus())
                        .withContent(fabric.content())
                        .withLogLevel(fabric.logLevel())
                        .withJvms(fabric.jvms())
                        .withSearch(fabric.programs().search()));
        };
    }

    private Audience audience(DemoOptions options) {
        Cast cast = Cast.of(options);
        boolean terminal = Terminal.isThere() && !output.isJson();
        return terminal ? new LiveView(output.err(), cast, options.rounds()) : new LineAudience(output.err(), cast);
    }

    /** Before the demo, which takes minutes; what is in the file stays until there is a new report. */
    private static void requireWritable(Path file) {
        if (!WholeFile.of(file).isWritable()) {
            throw unwritable(file, "it is a folder, or its folder can't be written to", null);
        }
    }

    private static void write(Path file, String text) {
        try {
            WholeFile.of(file).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(file, e.toString(), e);
        }
    }

    private static FlockException unwritable(Path file, String why, IOException cause) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                "report " + file + " can't be written: " + why,
                "name a file in a folder that you can write",
                cause);
    }
}
