package io.flock.testnet.network;

import com.google.gson.JsonParser;
import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.client.cli.output.OutputOption;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.Engine;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import io.flock.testnet.fabric.FabricSettings;
import io.flock.testnet.fabric.node.ProcessFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock network up}. Starts what does not run; the second time it says so and changes nothing. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a network in the background: three organisations, their chaincode and content nodes.",
            "All keys lie in the state folder: it is for development, never for money."
        },
        footer = {
            "",
            "Example:",
            "  flock network up --accounts 4 --grant 1000",
            "  flock network up --engine fabric --home ./fabric"
        })
final class UpCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_000;
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);
    private static final Duration DEVNET_BATCH_TIMEOUT = Duration.ofMillis(50);

    @Mixin
    private HomeOption home;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "devnet, in one process, or fabric, Fabric's own programs and Kubo (default: what the folder"
                    + " holds, else devnet)")
    private Optional<Engine> engine = Optional.empty();

    @Mixin
    private FoundingOptions founding;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "first of a block of ports: four for devnet, seventy for fabric (default: those it had, or"
                    + " free ones)")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--batch-timeout",
            paramLabel = "DURATION",
            description = "how long a block waits for more transactions (default: devnet 50ms, fabric 200ms)")
    private Optional<Duration> batchTimeout = Optional.empty();

    @Mixin
    private FabricUpOptions fabric;

    @Mixin
    private OutputOption output;

    UpCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (port.filter(first -> first < 0 || first > LAST_PORT).isPresent()) {
            throw new FlockException(
                    ErrorCode.USAGE, "--port " + port.get() + " is out of range", "give a port up to " + LAST_PORT);
        }
        if (batchTimeout.filter(timeout -> timeout.compareTo(LONGEST_BATCH) > 0).isPresent()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "--batch-timeout " + batchTimeout.get() + " is above 1m",
                    "give 50ms to 2s, as a rule");
        }
        NetworkHome folder = home.home();
        StateFolder state = new StateFolder(folder);
        Engine meant = state.engine(engine);
        fabric.requireFits(meant);
        switch (meant) {
            case DEVNET -> devnet(folder);
            case FABRIC -> fabric(folder, state);
        }
        return ExitClass.SUCCESS.status();
    }

    private void devnet(NetworkHome folder) throws InterruptedException {
        KeptNetwork network = new KeptNetwork(folder.folder());
        Optional<NetworkSettings> kept = NetworkSettings.read(folder.folder());
        kept.ifPresent(settings -> founding.requireKept(network, settings.founding(), settings.accounts()));
        Optional<NetworkFile> running = NetworkProcess.running(folder);
        if (running.isPresent()) {
            kept.ifPresent(settings -> {
                network.requireWhileItRuns("--port", wishedPort(), settings.basePort(), String::valueOf);
                network.requireWhileItRuns(
                        "--batch-timeout", batchTimeout, timeout(settings.batchTimeoutMillis()), UpCommand::text);
            });
            print("runs already: process " + running.get().pid(), running.get());
            return;
        }
        requireNothingStarts(folder);
        NetworkSettings settings = kept.orElseGet(this::settings).with(wishedPort(), batchTimeout);
        settings.requireFree();
        settings = settings.withPorts();
        settings.write(folder.folder());
        folder.clear();
        output.err().println("starting three organisations, their chaincode and a content node …");
        output.err().flush();
        NetworkFile up = DevnetStart.run(folder, output.err());
        print("is up: process " + up.pid(), up);
    }

    /** 0 stands for any free ones. */
    private Optional<Integer> wishedPort() {
        return port.filter(first -> first != 0);
    }

    private static Duration timeout(int millis) {
        return Duration.ofMillis(millis);
    }

    private static String text(Duration wait) {
        return wait.toMillis() + "ms";
    }

    private static void requireNothingStarts(NetworkHome folder) {
        Optional<KnownProcess> starting = StartingProcess.find(folder);
        if (starting.isPresent()) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "a network is starting in " + folder.folder().toAbsolutePath() + ": process "
                            + starting.get().handle().pid(),
                    "look with 'flock network status' whether it is up, or end it with 'flock network down'");
        }
    }

    private NetworkSettings settings() {
        return new NetworkSettings(
                0, Math.toIntExact(DEVNET_BATCH_TIMEOUT.toMillis()), founding.founding(), founding.accounts());
    }

    private void fabric(NetworkHome folder, StateFolder state) throws InterruptedException {
        Optional<FabricNetwork> made = state.fabric();
        if (made.isEmpty()) {
            FoundingDocument document = founding.founding();
            fabric.requireOrganisations(document.organisations());
            FabricNetwork network = FabricNetwork.start(fabricOptions(folder, document));
            print("is up: " + network.nodes().size() + " processes", network.description());
            return;
        }
        change(
                made.get(),
                new KeptNetwork(folder.folder()),
                !ProcessFile.living(state.nodes()).isEmpty());
        if (made.get().isWhole()) {
            print(
                    "runs already: " + made.get().nodes().size() + " processes",
                    made.get().description());
            return;
        }
        FabricNetwork network = FabricNetwork.resume(folder.folder(), this::tell);
        print("is up: " + network.nodes().size() + " processes", network.description());
    }

    /** Its blocks fix how it was founded; how its processes start may change while none lives. */
    private void change(FabricNetwork made, KeptNetwork kept, boolean runs) {
        FabricSettings settings = made.settings();
        founding.requireKept(kept, settings.founding(), settings.accounts());
        kept.require("--port", wishedPort(), settings.basePort(), String::valueOf);
        kept.require("--batch-timeout", batchTimeout, timeout(settings.batchTimeoutMillis()), UpCommand::text);
        FabricSettings wished = fabric.changed(kept, settings);
        if (runs) {
            FabricUpOptions.requireSame(kept, wished, settings);
        } else if (!wished.equals(settings)) {
            made.keep(wished);
        }
    }

    private FabricOptions fabricOptions(NetworkHome folder, FoundingDocument document) {
        return new FabricOptions(
                folder.folder(),
                port.orElse(0),
                document,
                founding.accounts(),
                batchTimeout.orElse(FabricOptions.BATCH_TIMEOUT),
                fabric.consensus(),
                fabric.content(),
                fabric.logLevel(),
                fabric.jvms(),
                fabric.programs().search(),
                this::tell,
                false);
    }

    private void tell(String what) {
        output.err().println(what + " …");
        output.err().flush();
    }

    private void print(String what, NetworkFile network) {
        List<String> lines = new ArrayList<>();
        lines.add("network " + what + ", channel " + network.channel());
        lines.add("state    " + home.home().folder().toAbsolutePath());
        AccountId first = network.accounts().get(0);
        lines.add("profile  " + home.home().profile(first.organisation()).toAbsolutePath());
        lines.add("identity " + home.home().identity(first).resolve("msp").toAbsolutePath());
        lines.add("content  " + String.join(" ", network.content()));
        lines.add("accounts " + first + " … "
                + network.accounts().get(network.accounts().size() - 1));
        output.print(JsonParser.parseString(Json.write(network)), lines);
    }
}
