package io.flock.testnet.network;

import com.google.gson.JsonObject;
import io.flock.client.cli.OutputOption;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.Deployment;
import io.flock.testnet.fabric.channel.Definition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock network deploy}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the chaincode processes anew with this program's classes; with a new version,",
            "installs, approves and commits it for all organisations too. The ledger stays."
        },
        footer = {"", "Example:", "  flock network deploy --chaincode-version 1.1"})
final class DeployCommand implements Callable<Integer> {
    private static final String GRAMMAR = "[0-9A-Za-z][0-9A-Za-z._-]{0,31}";

    @Mixin
    private HomeOption home;

    @Option(
            names = "--chaincode-version",
            paramLabel = "VERSION",
            description = "as the channel shall call it (default: the one that it has)")
    private Optional<String> version = Optional.empty();

    @Mixin
    private OutputOption output;

    DeployCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Deployment deployment =
                new StateFolder(home.home()).requireFabric("deploy").deployment();
        Definition before = deployment
                .current()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "the channel has no chaincode yet",
                        "finish the start with 'flock network up'"));
        String wanted = version.orElse(before.version());
        if (!wanted.matches(GRAMMAR)) {
            throw new FlockException(
                    ErrorCode.USAGE, "'" + wanted + "' is no version", "give letters, digits, points, _ and -");
        }
        output.err().println("starting the chaincode processes …");
        output.err().flush();
        Definition now = deployment.deploy(wanted);
        JsonObject json = new JsonObject();
        json.addProperty("version", now.version());
        json.addProperty("sequence", now.sequence());
        json.addProperty("committed", !now.equals(before));
        output.print(
                json,
                List.of((now.equals(before) ? "started anew: version " : "deployed: version ") + now.version()
                        + ", sequence " + now.sequence()));
        return ExitClass.SUCCESS.status();
    }
}
