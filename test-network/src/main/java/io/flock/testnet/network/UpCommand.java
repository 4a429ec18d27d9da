package io.flock.testnet.network;

import com.google.gson.JsonParser;
import io.flock.client.cli.NetworkFile;
import io.flock.client.cli.NetworkHome;
import io.flock.client.cli.OutputOption;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock network up}. Starts what does not run; the second time it says so and changes nothing. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a development network in the background: three organisations, their chaincode and a content node.",
            "All keys lie in the state folder: it is for development, never for money."
        },
        footer = {"", "Example:", "  flock network up --accounts 4 --grant 1000"})
final class UpCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);
    private static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");

    @Mixin
    private HomeOption home;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "4",
            description = "accounts per organisation, user1 to userN (default: ${DEFAULT-VALUE})")
    private int accounts;

    @Option(
            names = "--grant",
            paramLabel = "FLOCK",
            defaultValue = "1000",
            description = "what each account begins with (default: ${DEFAULT-VALUE})")
    private Amount grant;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "first of four ports: three gateways and the content node (default: any free ones)")
    private int port;

    @Option(
            names = "--clock-window",
            paramLabel = "DURATION",
            defaultValue = "20s",
            description =
                    "how far a client's clock may be off; a phase lasts at least three (default: ${DEFAULT-VALUE})")
    private Duration clockWindow;

    @Option(
            names = "--batch-timeout",
            paramLabel = "DURATION",
            defaultValue = "50ms",
            description = "how long a block waits for more transactions (default: ${DEFAULT-VALUE})")
    private Duration batchTimeout;

    @Mixin
    private OutputOption output;

    UpCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        NetworkHome folder = home.home();
        Optional<NetworkFile> running = NetworkProcess.running(folder);
        if (running.isPresent()) {
            print("runs already", running.get());
            return ExitClass.SUCCESS.status();
        }
        Optional<NetworkSettings> kept = NetworkSettings.read(folder.folder());
        NetworkSettings settings = kept.orElseGet(this::settings);
        FreePorts.require(
                settings.basePort(), settings.founding().organisations().size() + 1);
        if (kept.isEmpty()) {
            settings.write(folder.folder());
        }
        folder.clear();
        print("is up", start(folder));
        return ExitClass.SUCCESS.status();
    }

    private NetworkSettings settings() {
        if (accounts < 1 || accounts > 100 || port < 0 || port > 65_000) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "--accounts " + accounts + " or --port " + port + " is out of range",
                    "give 1 to 100 accounts and a port up to 65000");
        }
        if (batchTimeout.compareTo(LONGEST_BATCH) > 0) {
            throw new FlockException(
                    ErrorCode.USAGE, "--batch-timeout " + batchTimeout + " is above 1m", "give 50ms to 2s, as a rule");
        }
        List<AccountId> all = new ArrayList<>();
        for (String organisation : ORGANISATIONS) {
            for (int i = 1; i <= accounts; i++) {
                all.add(AccountId.of(organisation, "user" + i));
            }
        }
        int window = Math.toIntExact(clockWindow.toSeconds());
        GovernanceParameters parameters = new GovernanceParameters(
                window, Math.multiplyExact(3, window), 2_592_000, 256, 1_000, Millionths.of(250_000), true);
        FoundingDocument founding = new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                parameters,
                all.stream().map(account -> new Grant(account, grant)).toList());
        return new NetworkSettings(port, Math.toIntExact(batchTimeout.toMillis()), founding, all);
    }

    private NetworkFile start(NetworkHome folder) throws InterruptedException {
        Path absolute = folder.folder().toAbsolutePath();
        Launcher launcher = new Launcher(absolute.resolve("network.log"));
        Process process = launcher.start(NetworkMain.class, absolute.toString());
        output.err().println("starting three organisations, their chaincode and a content node …");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<NetworkFile> up = NetworkProcess.running(folder);
            if (up.isPresent()) {
                return up.get();
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw launcher.failure(process.exitValue());
            }
        }
        process.destroy();
        throw new FlockException(
                ErrorCode.DEADLINE_EXCEEDED,
                "the network was not up within " + PATIENCE.toSeconds() + " s",
                "read " + launcher.log());
    }

    private void print(String what, NetworkFile network) {
        List<String> lines = new ArrayList<>();
        lines.add("network " + what + ": process " + network.pid() + ", channel " + network.channel());
        lines.add("state    " + home.home().folder().toAbsolutePath());
        lines.add("content  " + String.join(" ", network.content()));
        lines.add("accounts " + network.accounts().get(0) + " … "
                + network.accounts().get(network.accounts().size() - 1));
        output.print(JsonParser.parseString(Json.write(network)), lines);
    }
}
